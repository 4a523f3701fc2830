"""Who of the staff did what to which, when, and from what to what.

The model's verbs write it, in the transaction of the change itself: what was not done is not in it,
and of two who decide at once only the one whose decision holds.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from gowheels.models.names import done_in_words, in_words, name_in_words

MAX_NAME = 150
LAST_CHARACTER = "\U0010ffff"
CATALOGUE = "catalogue"
# What a form of the admin may be behind, and what its own history calls that.
FLAGS = {"add": ADDITION, "change": CHANGE, "delete": DELETION}


class Via(models.TextChoices):
    """The door through which somebody acts."""

    ADMIN = "admin", _("The desk")
    API = "api", _("An endpoint")
    COMMAND = "command", _("A command")


# What is neither a page of the desk nor an endpoint is a command, and nobody acts by name there.
_acting: ContextVar[tuple[Via, Any]] = ContextVar("acting", default=(Via.COMMAND, None))


@contextmanager
def acting(via: Via, by: Any) -> Iterator[None]:
    """Have what is recorded meanwhile say through which door it was, and by whom."""
    token = _acting.set((via, by))
    try:
        yield
    finally:
        _acting.reset(token)


def as_stored() -> override:
    """Have what is said meanwhile said in the language in which it is stored, whoever acts."""
    return override(settings.LANGUAGE_CODE)


def door() -> Via:
    """The door through which somebody acts now."""
    return _acting.get()[0]


class AuditQuerySet(models.QuerySet["AuditEntry"]):
    """How entries come about, and which are about what."""

    def record(
        self,
        verb: str,
        target: models.Model | None,
        *,
        by: Any = None,
        before: Any = None,
        after: Any = None,
        reason: str = "",
        kind: str = CATALOGUE,
    ) -> "AuditEntry":
        """Note a change of `target` (None: of a `kind` of rows as a whole), and in the admin's own
        history of it when somebody did it.

        Call it in the transaction of the change. `before` and `after` are what JSON can hold. `by`
        is whoever acts at this door unless it is given.
        """
        with as_stored():
            return self._record(verb, target, by, before, after, reason, kind)

    def _record(
        self,
        verb: str,
        target: models.Model | None,
        by: Any,
        before: Any,
        after: Any,
        reason: str,
        kind: str,
    ) -> "AuditEntry":
        via, somebody = _acting.get()
        by = by or somebody
        entry = self.create(
            actor=by,
            actor_name=str(by)[:MAX_NAME] if by else "",
            verb=verb,
            target_type=target._meta.model_name if target else kind,
            target_id=target.pk if target else None,
            target_name=str(target)[:MAX_NAME] if target else "",
            before=before,
            after=after,
            reason=reason[: self.model.MAX_REASON],
            via=via,
        )
        # A form of the admin writes its own line.
        is_form = via is Via.ADMIN and verb in FLAGS
        if by and target and not is_form:
            LogEntry.objects.create(
                user_id=by.pk,
                content_type=ContentType.objects.get_for_model(target),
                object_id=str(target.pk),
                object_repr=entry.target_name,
                action_flag=FLAGS.get(verb, CHANGE),
                change_message=entry.sentence,
            )
        return entry

    def about(self, *targets: models.Model) -> "AuditQuerySet":
        """What was done to these rows, the latest first."""
        wanted = models.Q()
        for target in targets:
            wanted |= models.Q(target_type=target._meta.model_name, target_id=target.pk)
        return self.filter(wanted)

    def by(self, beginning: str) -> "AuditQuerySet":
        """What those did whose user name begins so: two queries, to see whether it is one person.

        Of one person all lies in order in an index, and no LIKE looks through everybody's.
        """
        begun = models.Q(actor_name__gte=beginning, actor_name__lt=beginning + LAST_CHARACTER)
        ordered = self.model.objects.filter(begun).order_by("actor_name")
        names = ordered.values_list("actor_name", flat=True)
        first, last = names.first(), names.last()
        return self.filter(actor_name=first) if first and first == last else self.filter(begun)


class AuditEntry(models.Model):
    """One thing that one person, or the site by itself, did. Never changed, never deleted."""

    class Verb(models.TextChoices):
        APPROVE = "approve", _("Approved")
        REJECT = "reject", _("Rejected")
        RESOLVE = "resolve", _("Dealt with reports")
        REMOVE_PHOTOGRAPH = "remove_photo", _("Removed a photograph")
        BLOCK = "block", _("Blocked")
        UNBLOCK = "unblock", _("Unblocked")
        ADD = "add", _("Added")
        CHANGE = "change", _("Changed")
        DELETE = "delete", _("Deleted")
        MERGE = "merge", _("Merged into another")
        LOAD = "load", _("Loaded")

    MAX_REASON = 300

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="audit_entries",
    )
    actor_name = models.CharField(_("who"), max_length=MAX_NAME, blank=True)
    verb = models.CharField(_("did"), max_length=12, choices=Verb)
    target_type = models.CharField(_("to a"), max_length=30)
    target_id = models.BigIntegerField(_("number"), null=True)
    target_name = models.CharField(_("called"), max_length=MAX_NAME)
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)
    reason = models.CharField(max_length=MAX_REASON, blank=True)
    via = models.CharField(max_length=7, choices=Via)
    at = models.DateTimeField(_("when"), default=timezone.now)

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["at", "id"], name="audit_when"),
            models.Index(fields=["actor_name", "at", "id"], name="audit_who"),
            models.Index(fields=["verb", "at", "id"], name="audit_verb"),
            models.Index(fields=["via", "at", "id"], name="audit_via"),
            models.Index(fields=["target_id", "target_type", "at", "id"], name="audit_target"),
        ]

    def __str__(self) -> str:
        return f"{self.sentence} {name_in_words(self.target_name)}"

    @property
    def sentence(self) -> str:
        """What was done, and why: "Rejected: too dark."."""
        reason = in_words(self.reason)
        return f"{self._verb}: {reason}" if reason else self.done

    @property
    def done(self) -> str:
        """What was done, alone."""
        return done_in_words(self._verb)

    @property
    def _verb(self) -> str:
        # Django's own way looks every verb up in the language to show one.
        return str(self.Verb(self.verb).label)
