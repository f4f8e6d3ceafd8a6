"""What the public is told of numbers of people, and that no sum gives a hidden one away."""

from hypothesis import given
from hypothesis import strategies as st

from insight.board.small import Shown, free_seats

counts = st.integers(min_value=0, max_value=30)


def told(numbers):
    return [Shown.of(number, is_public=True) for number in numbers]


def test_staff_are_told_the_number():
    assert [str(Shown.of(number, is_public=False)) for number in (0, 1, 4, 5)] == ["0", "1", "4", "5"]


def test_the_public_is_told_none_few_or_five_and_more():
    assert [str(one) for one in told([0, 1, 4, 5])] == ["0", "få", "få", "5"]


def test_a_sum_with_a_hidden_part_is_said_from_below():
    assert str(Shown.total(told([7, 3, 2]))) == "mindst 9"
    assert str(Shown.total(told([7, 0]))) == "7"
    assert str(Shown.total(told([0, 3]))) == "få"
    assert str(Shown.total([])) == "0"


@given(st.lists(counts, max_size=8), st.lists(st.integers(1, 4), min_size=1, max_size=4), st.data())
def test_no_sum_tells_one_hidden_number_from_another(open_numbers, hidden, data):
    """Whoever knows everything that is shown sees the same whatever the hidden numbers are."""
    others = data.draw(st.lists(st.integers(1, 4), min_size=len(hidden), max_size=len(hidden)))

    assert Shown.total(told([*open_numbers, *hidden])) == Shown.total(told([*open_numbers, *others]))


@given(st.lists(counts, max_size=8))
def test_a_sum_is_never_more_than_there_are(numbers):
    total = Shown.total(told(numbers))

    assert total.least <= sum(numbers)
    assert not total.is_exact or total.least == sum(numbers)


@given(st.integers(1, 40), st.data())
def test_free_seats_give_the_taken_ones_not_away(capacity, data):
    taken = data.draw(st.integers(0, capacity))
    shown = Shown.of(taken, is_public=True)
    free = free_seats(capacity=capacity, free=capacity - taken, taken=shown)

    assert free.least <= capacity - taken
    assert not free.is_exact or free.least == capacity - taken
    if 0 < taken < 5 and taken < capacity:
        others = {
            free_seats(capacity=capacity, free=capacity - number, taken=shown)
            for number in range(1, min(5, capacity))
        }
        assert others == {free}
