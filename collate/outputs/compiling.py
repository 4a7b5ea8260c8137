"""What Jinja2 makes of a template: its code, kept from build to build, with its most frequent steps made short.

Nothing is worked out beforehand but a template's own text, so that its code depends on its source alone:
filters speak the language of the site that is being built.
"""

import hashlib
import marshal
from copy import copy
from keyword import iskeyword
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


_TAKE_CONTEXT = ("pgettext", "npgettext")
"""The functions that Jinja2 hands its context."""


def _needs_no_context(called: nodes.Expr) -> bool:
    name = getattr(called, "name", "")
    return isinstance(called, nodes.Getattr | nodes.Name) and name not in _TAKE_CONTEXT


class Generator(CodeGenerator):
    """Jinja2's compiler, whose pages escape into plain strings, call directly, give what stands together."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja2's name
        """A template's module."""
        super().visit_Template(node, frame)
        self.writeline("from collate.outputs.escaping import shown as escape")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - Jinja2's name
        """What stands together is one piece of the page: each piece passes through all that encloses it."""
        if frame.buffer or len(node.nodes) == 1 or frame.require_output_check:
            super().visit_Output(node, frame)
            return
        together = copy(frame)
        together.buffer = self.temporary_identifier()
        self.writeline(f"{together.buffer} = []")
        super().visit_Output(node, together)
        self.writeline(f"yield ''.join({together.buffer})")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 - Jinja2's
        """A call as Python has it, where nothing needs Jinja2's context."""
        named = [each.key for each in node.kwargs]
        plain = not (forward_caller or node.dyn_args or node.dyn_kwargs or any(map(iskeyword, named)))
        escapes = frame.eval_ctx.autoescape and not frame.eval_ctx.volatile
        if not (plain and escapes and _needs_no_context(node.node)):
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for each in (*node.args, *node.kwargs):
            self.visit(each, frame)
            self.write(", ")
        self.write(")")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:  # noqa: ANN401 - Jinja2's
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)
