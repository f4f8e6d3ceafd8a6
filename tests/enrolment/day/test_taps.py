"""Whatever a net does to taps, the same mark stands in the end."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from enrolment.day.taps import CLOCKS_AGREE, Tap, by_our_clock, latest
from enrolment.day_states import Mark

NOON = datetime(2027, 3, 4, 12, tzinfo=UTC)

moments = st.integers(0, 20).map(lambda second: NOON + timedelta(seconds=second))
taps = st.lists(
    st.builds(
        Tap,
        id=st.integers(0, 2**128 - 1).map(lambda number: UUID(int=number)),
        who=st.integers(1, 4),
        mark=st.sampled_from(["", *Mark.values]),
        at=moments,
    ),
    max_size=12,
    unique_by=lambda tap: tap.id,
)


def merged(batches):
    """What stands after batches that arrive one after the other, as the database takes them."""
    stands: dict[int, Tap] = {}
    for batch in batches:
        for who, tap in latest(batch).items():
            if who not in stands or tap.order > stands[who].order:
                stands[who] = tap
    return stands


@given(taps=taps, data=st.data())
def test_order_copies_and_batches_do_not_matter(taps, data):
    arriving = data.draw(st.permutations(taps + data.draw(st.lists(st.sampled_from(taps))) if taps else []))
    cut = data.draw(st.integers(0, len(arriving)))

    assert merged([arriving[:cut], arriving[cut:]]) == latest(taps)
    assert merged([[tap] for tap in arriving]) == latest(taps)


@given(taps=taps)
def test_the_latest_tap_of_a_person_stands(taps):
    for who, tap in latest(taps).items():
        assert tap.at == max(one.at for one in taps if one.who == who)


@given(taps=taps, wrong=st.timedeltas(timedelta(days=-3), timedelta(days=3)))
def test_a_clock_that_is_wrong_neither_reorders_nor_dates_ahead(taps, wrong):
    now = NOON + timedelta(minutes=1)
    ours = [by_our_clock(tap.at + wrong, sent_at=now + wrong, now=now) for tap in taps]

    assert all(moment <= now for moment in ours)
    assert [moment for _at, moment in sorted(zip([tap.at for tap in taps], ours, strict=True))] == sorted(
        ours
    )
    off = max((abs(moment - tap.at) for tap, moment in zip(taps, ours, strict=True)), default=timedelta(0))
    assert off <= CLOCKS_AGREE
