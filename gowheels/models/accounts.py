"""People: who they are, and the codes by which they prove it."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from gowheels.models.audit import AuditEntry
from gowheels.models.retrying import done_again
from gowheels.models.sessions import PersonSession
from gowheels.models.vehicles import Vehicle


class MayNotBlock(Exception):
    """Nobody blocks themselves, and only a superuser blocks staff; `profile` is of whom."""

    def __init__(self, profile: "UserProfile") -> None:
        self.profile = profile
        said = _("{person} is staff or yourself: only a superuser blocks staff.")
        super().__init__(said.format(person=profile))


class UserProfileManager(models.Manager["UserProfile"]):
    """How people come into being, and how blocks end."""

    def register(self, phone: str, name: str, pincode: str = "") -> "UserProfile":
        """Make a person with no password.

        `phone` is in E.164 form (`+919876543210`). Raises IntegrityError when it is taken.
        """
        with transaction.atomic():
            user = User(username=f"person-{get_random_string(16)}", first_name=name)
            user.set_unusable_password()
            user.save()
            return self.create(user=user, phone=phone, pincode=pincode)

    def blocks_over(self) -> models.QuerySet["UserProfile"]:
        """Those who are blocked still and whose day has come."""
        return self.filter(is_blocked=True, blocked_until__lte=timezone.localdate())

    def end_blocks(self) -> int:
        """Unblock everybody whose day has come; returns how many."""
        ended = 0
        for profile in self.blocks_over().select_related("user").order_by("pk"):
            profile.unblock(None, profile.BLOCK_OVER)
            ended += 1
        return ended


class UserProfile(models.Model):
    """What GoWheels knows of a person beyond Django's user; `user.first_name` is the name."""

    MAX_FAVOURITES = 200
    BLOCK_OVER = gettext_noop("The block came to its end.")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile"
    )
    phone = models.CharField(
        max_length=16, unique=True, help_text=gettext_lazy("E.164, such as +919876543210")
    )
    pincode = models.CharField(max_length=6, blank=True)
    favourites = models.ManyToManyField(Vehicle, blank=True, related_name="favourite_of")
    photo = models.ImageField(upload_to="people/", max_length=120, blank=True)
    hides_phone = models.BooleanField(
        default=False, help_text=gettext_lazy("Customers write through the site and see no number")
    )
    is_blocked = models.BooleanField(default=False)
    blocked_until = models.DateField(
        null=True, blank=True, help_text=gettext_lazy("The first day after it; empty: for good.")
    )
    blocked_reason = models.CharField(
        max_length=AuditEntry.MAX_REASON, blank=True, help_text=gettext_lazy("Staff alone read it.")
    )
    language = models.CharField(
        max_length=8,
        blank=True,
        default="",
        db_default="",
        editable=False,
        help_text="Of texts; empty: the site's own.",
    )
    reminded_on = models.DateField(
        null=True, blank=True, editable=False, help_text="The day of the last text about vehicles."
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)

    objects = UserProfileManager()

    class Meta:
        indexes = [models.Index(fields=["is_blocked"], name="profile_blocked")]

    def __str__(self) -> str:
        # Without the phone: Django's admin history keeps this text after the account is gone.
        return self.user.first_name or _("Somebody")

    def edit(self, name: str, pincode: str) -> None:
        """Take a new name and pincode."""
        with transaction.atomic():
            self.user.first_name = name
            self.user.save(update_fields=["first_name"])
            self.pincode = pincode
            self.save(update_fields=["pincode"])

    def set_hides_phone(self, hides: bool) -> None:
        """Show the number to who asks, or have customers write through the site."""
        self.hides_phone = hides
        self.save(update_fields=["hides_phone"])

    def speak(self, language: str) -> None:
        """Send texts in this language (a code of settings.LANGUAGES) from now on."""
        if self.language != language:
            self.language = language
            self.save(update_fields=["language"])

    @cached_property
    def favourite_ids(self) -> list[int]:
        """The ids of the vehicles that the person has saved, the last first; one query."""
        saved = UserProfile.favourites.through.objects.filter(userprofile_id=self.pk)
        return list(saved.order_by("-id").values_list("vehicle_id", flat=True))

    @done_again
    def save_favourites(self, vehicle_ids: list[int]) -> bool:
        """Save vehicles that strangers may know of, the last of them on top.

        Those that are saved already stay as they are, others are passed over. Returns whether
        there was room for all: a person has MAX_FAVOURITES at most.
        """
        with transaction.atomic():
            # Locked, so that two devices at once do not pass the limit together.
            UserProfile.objects.select_for_update().get(pk=self.pk)
            self.forget_favourite_ids()
            saved = set(self.favourite_ids)
            known = Vehicle.objects.ever_visible().filter(pk__in=vehicle_ids).values_list("pk")
            new = {pk for (pk,) in known} - saved
            fitting = [pk for pk in dict.fromkeys(vehicle_ids) if pk in new]
            fitting = fitting[: max(0, self.MAX_FAVOURITES - len(saved))]
            # Row by row in this order: a set of ids would lose it, and the last is shown first.
            saving = UserProfile.favourites.through
            rows = [saving(userprofile_id=self.pk, vehicle_id=pk) for pk in fitting]
            saving.objects.bulk_create(rows)
            self.forget_favourite_ids()
        return len(fitting) == len(new)

    def drop_favourite(self, vehicle_id: int) -> None:
        """Save a vehicle no longer; one that was not saved makes no difference."""
        self.favourites.remove(vehicle_id)
        self.forget_favourite_ids()

    def forget_favourite_ids(self) -> None:
        """Let the next look at `favourite_ids` ask the database again."""
        self.__dict__.pop("favourite_ids", None)

    def set_photo(self, path: str) -> str:
        """Take another photograph, or none for ""; returns the path of the one before.

        Call it inside a transaction.
        """
        # Read again and locked: of two changes at once, each has to remove the other's file.
        before = str(UserProfile.objects.select_for_update().get(pk=self.pk).photo)
        self.photo = path
        self.save(update_fields=["photo"])
        return before

    def change_phone(self, phone: str) -> None:
        """Take a new number (E.164). Raises IntegrityError when another account has it."""
        with transaction.atomic():
            self.phone = phone
            self.save(update_fields=["phone"])

    @property
    def blocked_now(self) -> bool:
        """Whether a block holds today."""
        until = self.blocked_until
        return self.is_blocked and (until is None or until > timezone.localdate())

    @property
    def block_words(self) -> str:
        """What somebody who is blocked is told: "Your account is blocked until 3 December"."""
        until = self.blocked_until
        if until is None:
            return _("Your account is blocked")
        this_year = until.year == timezone.localdate().year
        day = date_format(until, "j F" if this_year else "j F Y")
        return _("Your account is blocked until {day}").format(day=day)

    def block(self, by: Any, reason: str, until: date | None = None) -> None:
        """Sign the person out and hide their vehicles, until the morning of a day or for good.

        A block that stands already gets the new reason and end. Raises MayNotBlock.
        """
        self._set_block(AuditEntry.Verb.BLOCK, by, reason, blocked=True, until=until)

    def unblock(self, by: Any, reason: str = "") -> None:
        """Let the person in again, and show the vehicles that were shown. Raises MayNotBlock."""
        self._set_block(AuditEntry.Verb.UNBLOCK, by, reason, blocked=False, until=None)

    def _set_block(
        self, verb: str, by: Any, reason: str, *, blocked: bool, until: date | None
    ) -> None:
        if by and (by.pk == self.user_id or (self.user.is_staff and not by.is_superuser)):
            raise MayNotBlock(self)
        with transaction.atomic():
            # Locked, so that of two at once the second sees what the first has done.
            row = UserProfile.objects.select_for_update().get(pk=self.pk)
            before = row._block()  # noqa: SLF001 - of this very person
            self.is_blocked, self.blocked_until = blocked, until
            self.blocked_reason = reason if blocked else ""
            if self._block() == before:
                return
            self.save(update_fields=["is_blocked", "blocked_until", "blocked_reason"])
            self.user.vehicles.all().relist()
            if blocked:
                PersonSession.objects.filter(user_id=self.user_id).delete()
            AuditEntry.objects.record(
                verb, self, by=by, before=before, after=self._block(), reason=reason
            )

    def _block(self) -> dict[str, Any]:
        until = self.blocked_until
        return {
            "blocked": self.is_blocked,
            "until": until.isoformat() if until else None,
            "reason": self.blocked_reason,
        }


class OneTimePasswordQuerySet(models.QuerySet["OneTimePassword"]):
    """The states a code can be in."""

    def live(self) -> Any:
        """Codes that may still be tried: unused, unexpired, with a try left."""
        return self.filter(
            used_at=None, expires_at__gt=timezone.now(), attempts__lt=settings.OTP_TRIES
        )

    def expired(self) -> Any:
        """Codes that are good for nothing any more."""
        return self.filter(expires_at__lte=timezone.now())


class OneTimePassword(models.Model):
    """The last code sent to a phone for a purpose, kept as a keyed hash.

    One row a phone and purpose: a new code replaces the old. It lives in the database because
    tries must be counted across all processes.
    """

    class Purpose(models.TextChoices):
        SIGN_IN = "sign_in", "Sign in"
        CHANGE_PHONE = "change_phone", "Change of phone"
        DELETE_ACCOUNT = "delete_account", "Deletion of the account"

    phone = models.CharField(max_length=16)
    purpose = models.CharField(max_length=16, choices=Purpose)
    code_hash = models.CharField(max_length=64)
    browser_hash = models.CharField(max_length=64, help_text="The browser that asked for it")
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    objects = OneTimePasswordQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["phone", "purpose"], name="one_code_phone_purpose"),
            models.CheckConstraint(
                condition=Q(purpose__in=["sign_in", "change_phone", "delete_account"]),
                name="code_purpose_known",
            ),
        ]

    def __str__(self) -> str:
        return f"Code for {self.phone} ({self.get_purpose_display()})"


class RateCount(models.Model):
    """How often something was done since `started_at`; see gowheels/limits.py."""

    key = models.CharField(max_length=64, primary_key=True)
    started_at = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.count} since {self.started_at}"
