"""Every page of our own site, walked from its front page below `/repo/`: all are found, and no policy is broken."""

from urllib.parse import urldefrag, urljoin, urlsplit

from conftest import Open

from bench.serving import Served

LINKS = "() => [...document.querySelectorAll('a[href], link[href], script[src]')].map(one => one.href || one.src)"
BROKEN = """() => document.addEventListener("securitypolicyviolation", found =>
  console.error(`policy: ${found.violatedDirective} ${found.blockedURI}`))"""


def test_every_page_is_found_and_keeps_its_policy(own: Served, visit: Open) -> None:
    waiting, seen, pages = [own.root], set[str](), set[str]()
    with visit(own.root) as now:
        now.page.add_init_script(f"({BROKEN})()")
        while waiting:
            address = waiting.pop()
            if address in seen:
                continue
            seen.add(address)
            answer = now.page.request.get(address) if _is_file(address) else now.page.goto(address)
            assert answer.status == 200, address
            if not _is_file(address):
                pages.add(urlsplit(address).path.removesuffix("index.html"))
                found = [urldefrag(urljoin(address, one)).url for one in now.page.evaluate(LINKS)]
                waiting += [one for one in found if one.startswith(own.root) and one not in seen]
    base = urlsplit(own.root).path
    made = {path.parent.relative_to(own.site).as_posix() for path in own.site.rglob("index.html")}
    assert pages == {base if folder == "." else f"{base}{folder}/" for folder in made}


def test_an_unknown_address_leads_back(own: Served, visit: Open) -> None:
    with visit(own.root + "no/such/page/", known_missing=True) as now:
        home = now.page.evaluate(LINKS)
        assert any(urlsplit(one).path.startswith("/") for one in home)


def _is_file(address: str) -> bool:
    return not urlsplit(address).path.endswith("/") and not address.endswith(".html")
