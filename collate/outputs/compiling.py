"""What Jinja2 makes of a template: its code, kept from build to build, with its most frequent steps made short.

Nothing is worked out beforehand but a template's own text, so that its code depends on its source alone:
filters speak the language of the site that is being built.
"""

import hashlib
import marshal
from typing import Any, Protocol

from jinja2 import BytecodeCache, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame


class Compiled(Protocol):
    """Where compiled templates are kept, as trusted as the code of this package itself."""

    def get(self, name: str, source: str) -> bytes | None:
        """What was put for a template of this name and this source's digest."""

    def put(self, name: str, source: str, code: bytes) -> None:
        """Keep it, if that can be done."""


class Kept(BytecodeCache):
    """Jinja2's way to ask for compiled templates."""

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """A template's name: it stands in its code, for complaints to tell."""
        del filename
        return name

    def get_source_checksum(self, source: str) -> str:
        """The digest of a template's source."""
        return hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Code that was kept."""
        data = self._compiled.get(bucket.key, bucket.checksum)
        if data:
            bucket.code = marshal.loads(data)  # noqa: S302 - as trusted as Python's own compiled files, beside which it lies

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Code to keep."""
        if bucket.code:
            self._compiled.put(bucket.key, bucket.checksum, marshal.dumps(bucket.code))


class Generator(CodeGenerator):
    """Jinja2's compiler, whose pages escape into plain strings."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja2's name
        """A template's module."""
        super().visit_Template(node, frame)
        self.writeline("from collate.outputs.escaping import shown as escape")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:  # noqa: ANN401 - Jinja2's
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)
