"""A form that is sent many times lists one vehicle, and gives the first answer again."""

import threading
from uuid import uuid4

import pytest
from django.db import connection

from gowheels.models import Vehicle
from tests.factories import listing, person, signed_in


@pytest.mark.django_db(transaction=True)
def test_the_same_form_posted_fifty_times_at_once_lists_one_vehicle_and_answers_alike():
    seller, key = person("Ravi"), str(uuid4())
    start, answers = threading.Barrier(50), []

    def post():
        browser = signed_in(seller)
        start.wait()
        try:
            response = browser.post("/add-vehicle/", listing(submission_key=key))
            answers.append((response.status_code, response.json()))
        finally:
            connection.close()

    threads = [threading.Thread(target=post) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 50
    assert all(answer == answers[0] for answer in answers)
    assert answers[0][0] == 200
    assert Vehicle.objects.count() == 1
