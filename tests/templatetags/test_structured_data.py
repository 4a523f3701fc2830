import json
from datetime import date
from decimal import Decimal

from django.template import Context, Template

from gowheels.templatetags.structured_data import absolute, json_ld


def written(*things):
    text = str(json_ld(*things))
    start, end = '<script type="application/ld+json">', "</script>"
    assert text.startswith(start)
    assert text.endswith(end)
    return text[len(start) : -len(end)]


def test_a_thing_is_written_with_its_vocabulary():
    thing = {"@type": "Car", "price": Decimal("900.50"), "on": date(2026, 11, 22)}
    said = json.loads(written(thing))
    assert said == {
        "@context": "https://schema.org",
        "@type": "Car",
        "price": "900.50",
        "on": "2026-11-22",
    }


def test_several_things_are_a_list_and_empty_ones_are_left_out():
    said = json.loads(written({"@type": "Car"}, {}, {"@type": "Offer"}))
    assert [thing["@type"] for thing in said] == ["Car", "Offer"]
    assert json_ld({}) == ""


def test_no_text_gets_out_of_the_element():
    name = "</script><script>alert('&')</script><!--"
    text = written({"name": name})
    assert not set("<>&") & set(text)
    assert json.loads(text)["name"] == name


def test_a_template_does_not_escape_it_once_more():
    template = Template("{% load structured_data %}{% json_ld thing %}")
    text = template.render(Context({"thing": {"name": "Royal & Co"}}))
    assert '"name": "Royal \\u0026 Co"' in text


def test_a_path_becomes_a_full_address(rf):
    context = {"request": rf.get("/vehicles/?q=1")}
    assert absolute(context, "/cars/") == "http://testserver/cars/"
    assert absolute(context, "https://media.example/a.webp") == "https://media.example/a.webp"
