"""How people in India write things, and what is made of it."""

import pytest
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from gowheels.forms.fields import (
    CodeField,
    ManyFilesField,
    NamedChoiceField,
    NextField,
    OneLineField,
    PhoneField,
    PincodeField,
    RegistrationField,
)
from tests.factories import photograph

E164 = "+919876543210"


@pytest.mark.parametrize(
    "typed",
    [
        "9876543210",
        "98765 43210",
        "98765-43210",
        "  9876543210 ",
        "09876543210",
        "919876543210",
        "+919876543210",
        "+91 98765 43210",
        "+91-98765-43210",
        "+91 (98765) 43210",
        "0091 98765 43210",
        "tel:+91-98765-43210",
        "98765.43210",
        "९८७६५४३२१०",
        "９８７６５４３２１０",
        "\u00a098765\u00a043210",
        "\u200e+91 98765 43210\u202c",
    ],
)
def test_any_spelling_of_a_mobile_number_is_one_number(typed):
    assert PhoneField().clean(typed) == E164


@pytest.mark.parametrize(
    "typed",
    [
        "",
        None,
        "abc",
        "98765",
        "98765432101",
        "1876543210",
        "080 2345 6789",
        "011-23456789",
        "1800 123 4567",
        "+1 650 253 0000",
        "+44 7911 123456",
        "9876543210 ext 5",
        "98765\x0043210",
        "9" * 33,
        "9" * 100_000,
    ],
)
def test_what_is_no_indian_mobile_number_is_refused(typed):
    with pytest.raises(ValidationError):
        PhoneField().clean(typed)


@given(st.text(max_size=40))
def test_whatever_is_typed_for_a_phone_is_a_number_or_refused(typed):
    try:
        number = PhoneField().clean(typed)
    except ValidationError:
        return
    assert number.startswith("+91")
    assert len(number) == 13
    assert PhoneField().clean(number) == number


@given(st.integers(6_000_000_000, 9_999_999_999), st.data())
def test_spaces_and_dashes_in_a_number_make_no_difference(number, data):
    digits = str(number)
    cut = data.draw(st.integers(1, 9))
    sign = data.draw(st.sampled_from([" ", "-", ""]))
    spelt = f"{digits[:cut]}{sign}{digits[cut:]}"
    try:
        plain = PhoneField().clean(digits)
    except ValidationError:
        with pytest.raises(ValidationError):
            PhoneField().clean(spelt)
    else:
        assert PhoneField().clean(spelt) == plain


@pytest.mark.parametrize("typed", ["560038", " 560 038 ", "56\u00a00038"])
def test_a_pincode_loses_its_spaces(typed):
    assert PincodeField().clean(typed) == "560038"


@pytest.mark.parametrize(
    "typed", ["", "56003", "5600388", "060038", "56003a", "५६००३८", "560038\n1"]
)
def test_what_is_no_pincode_is_refused(typed):
    with pytest.raises(ValidationError, match="six digits"):
        PincodeField().clean(typed)


def test_a_code_loses_its_spaces():
    assert CodeField().clean("042 042") == "042042"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Royal \t Enfield\n", "Royal Enfield"),
        ("मीरा", "मीरा"),
        ("O’Brien & Sons", "O’Brien & Sons"),
        ("<b>bold</b>", "<b>bold</b>"),
        ("അനിൽകുമാര്‍", "അനിൽകുമാര്‍"),
    ],
)
def test_a_line_of_text_keeps_its_words(typed, kept):
    assert OneLineField(max_length=40).clean(typed) == kept


@pytest.mark.parametrize("typed", ["a\x00b", "a\x1bb", "a\u202eb", "\ud800", "\u200d"])
def test_signs_that_do_not_print_are_refused(typed):
    with pytest.raises(ValidationError):
        OneLineField(max_length=40).clean(typed)


def test_a_line_that_is_too_long_says_how_long_it_may_be():
    with pytest.raises(ValidationError, match="at most 4 characters"):
        OneLineField(max_length=4).clean("diesel")


@pytest.mark.parametrize("typed", ["diesel", "Diesel", " DIESEL ", "Diesel Oil", "diesel oil"])
def test_a_choice_is_known_by_value_or_label_in_any_case(typed):
    assert NamedChoiceField(choices=[("diesel", "Diesel Oil"), ("Diesel", "Diesel")]).clean(typed)


def test_a_value_wins_over_the_label_of_another_choice():
    field = NamedChoiceField(choices=[("none", "Electric"), ("electric", "Battery")])
    assert field.clean("electric") == "electric"


def test_what_is_no_choice_is_refused():
    with pytest.raises(ValidationError):
        NamedChoiceField(choices=[("diesel", "Diesel")]).clean("steam")


@pytest.mark.parametrize("path", ["/", "/dashboard/", "/vehicles/?q=a&b=c#d", "/vehicles/1-x/"])
def test_a_path_of_the_site_is_where_one_may_go(path):
    assert NextField().clean(path) == path


@given(st.text(max_size=30))
def test_whatever_is_given_as_next_stays_on_the_site(text):
    try:
        path = NextField().clean(text)
    except ValidationError:
        return
    assert path == "" or path.startswith("/")
    assert not path.startswith(("//", "/\\"))


def test_many_files_arrive_in_their_order_also_when_somebody_ticks_a_box_that_is_not_there():
    uploads = [photograph(name=f"{number}.jpg") for number in range(3)]
    request = RequestFactory().post("/", {"photos": uploads, "photos-clear": "on"})
    field = ManyFilesField(required=False)
    found = field.widget.value_from_datadict(request.POST, request.FILES, "photos")
    assert [upload.name for upload in field.clean(found)] == ["0.jpg", "1.jpg", "2.jpg"]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("KA 01 AB 1234", "KA01AB1234"),
        (" ka-01-ab-1234 ", "KA01AB1234"),
        ("DL 1 C 45", "DL1C45"),
        ("MH 12 ABC 0007", "MH12ABC0007"),
        ("22 BH 1234 AA", "22BH1234AA"),
        ("", ""),
    ],
)
def test_a_registration_number_is_one_in_any_spelling(typed, number):
    assert RegistrationField(required=False).clean(typed) == number


@pytest.mark.parametrize(
    "typed", ["Nexon", "1234", "KA 01", "KA 01 AB 12345", "क ख 01 AB 1234", "-"]
)
def test_what_is_on_no_plate_is_no_registration_number(typed):
    with pytest.raises(ValidationError, match="KA 01 AB 1234"):
        RegistrationField(required=False).clean(typed)
