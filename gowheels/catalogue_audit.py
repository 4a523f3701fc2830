"""Every change of a make or model into the audit, whichever way it came about."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver

from gowheels.models import AuditEntry, BrandImage, ModelImage
from gowheels.models.audit import as_stored

Row = BrandImage | ModelImage
CATALOGUE = [BrandImage, ModelImage]
Verb = AuditEntry.Verb
_sum: ContextVar[Counter[str] | None] = ContextVar("catalogue_sum", default=None)


@contextmanager
def summed_up() -> Iterator[None]:
    """Record all changes that are made inside by one entry that says how many of each there were.

    There is none where nothing was changed, or where all is about to be rolled back.
    """
    changes: Counter[str] = Counter()
    token = _sum.set(changes)
    try:
        yield
    finally:
        _sum.reset(token)
    if changes and not connection.needs_rollback:
        AuditEntry.objects.record(Verb.LOAD, None, after=dict(changes))


@receiver(pre_save, sender=BrandImage)
@receiver(pre_save, sender=ModelImage)
def look_before(sender: type[Row], instance: Row, **kwargs: Any) -> None:
    """Remember what stands before a row is saved."""
    standing = QuerySet(sender).filter(pk=instance.pk).first() if instance.pk else None
    vars(instance)["_stood"] = None if standing is None else _values(standing)


@receiver(post_save, sender=BrandImage)
@receiver(post_save, sender=ModelImage)
def record_saved(instance: Row, raw: bool, **kwargs: Any) -> None:
    """Record a new row, and what has changed of an old one."""
    before, after = vars(instance).pop("_stood"), _values(instance)
    if raw or before == after:
        return
    if before is None:
        _record(Verb.ADD, instance, after=after)
        return
    changed = [name for name in after if before[name] != after[name]]
    _record(
        Verb.CHANGE,
        instance,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
    )


@receiver(post_delete, sender=BrandImage)
@receiver(post_delete, sender=ModelImage)
def record_deleted(instance: Row, **kwargs: Any) -> None:
    """Record what is gone, the models of a make each by itself."""
    _record(Verb.DELETE, instance, before=_values(instance))


def _record(verb: str, row: Row, **values: Any) -> None:
    changes = _sum.get()
    if changes is None:
        AuditEntry.objects.record(verb, row, **values)
    else:
        with as_stored():
            changes[f"{row._meta.verbose_name}s {Verb(verb).label.lower()}"] += 1


def _values(row: Row) -> dict[str, Any]:
    fields = [field for field in row._meta.concrete_fields if field.name not in ("id", "key")]
    values = {field.name: field.value_from_object(row) for field in fields}
    return {name: value if isinstance(value, int) else str(value) for name, value in values.items()}
