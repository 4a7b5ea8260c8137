"""What Jinja says is wrong with a template → a complaint at its line."""

from jinja2 import TemplateError, TemplateSyntaxError

from collate.diagnostics import Diagnostic


def complaint(fault: Exception) -> Diagnostic | None:
    """The complaint about a template, if `fault` is one."""
    if isinstance(fault, TemplateSyntaxError):
        return Diagnostic("error", "template-error", str(fault.message), f"templates/{fault.name}", fault.lineno)
    if isinstance(fault, TemplateError):
        return Diagnostic("error", "template-error", str(fault), "templates/")
    return None
