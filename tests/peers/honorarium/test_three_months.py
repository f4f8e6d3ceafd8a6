"""Three months and a New Year of a school, as an accountant would write them down; every figure is by hand.

Teaching pays 400 an hour, a meeting 300, a talk 1,500. Work is paid in the month after it. Whatever is called
off later than seven days before is paid all the same. Each month begins where the one before it ended.
"""

from datetime import date

import pytest

from peers import ceiling, claims, ledger, payments
from peers.models import Claim, PaymentLine
from tests.peers.honorarium.school import RealSchool, at, file_of
from tests.peers.money import kroner

pytestmark = pytest.mark.django_db


def october(school):
    """Work is offered, said yes and no to, called off early and late, corrected, and approved."""
    # Alma is asked for six times of two hours (4,800), and says yes to half of them.
    alma = school.offers(
        school.alma,
        ["2026-10-06", "2026-10-13", "2026-10-20", "2026-10-27", "2026-11-03", "2026-11-10"],
        now="2026-10-01",
    )
    assert school.budget(2026)["committed"] == "4.800,00"
    school.says("paid", alma[:3], now="2026-10-02")
    school.says("no", alma[3:], now="2026-10-02")
    assert school.budget(2026)["committed"] == "2.400,00"
    # Eli says yes to three, and to the fourth without honorarium.
    eli = school.offers(
        school.eli, ["2026-10-07", "2026-10-14", "2026-10-21", "2026-10-28"], now="2026-10-01"
    )
    school.says("paid", eli[:3], now="2026-10-02")
    school.says("unpaid", eli[3:], now="2026-10-02")
    # Bo is in the working group: two meetings.
    bo = school.offers(school.bo, ["2026-10-08", "2026-10-29"], activity="meeting", now="2026-10-01")
    school.says("paid", bo, now="2026-10-02")
    assert school.budget(2026)["committed"] == "5.400,00"
    # The school calls off Alma's third, fifteen days before: nothing. And Bo's second, three days: paid.
    school.calls_off(alma[2], now="2026-10-05")
    school.calls_off(bo[1], now="2026-10-26")
    assert school.budget(2026)["committed"] == "4.600,00"
    # What is held becomes claims. Alma's second took half an hour more (1,000), and she bought coffee.
    first, second = school.held(*alma[:2])
    school.corrects(second, minutes=150, why="Vi blev en halv time længere.", now="2026-10-14")
    coffee = school.spends(school.alma, "124.50", day="2026-10-13", now="2026-10-14")
    taught = school.held(*eli)
    assert len(taught) == 3
    meetings = [*school.held(bo[0]), Claim.objects.get(engagement=bo[1])]
    for rows in ([first, second, coffee], taught, meetings):
        school.sends(*rows, now="2026-10-29")
        school.approves(*rows, now="2026-10-30")


def november(school):
    """What was approved is paid, but Bo's number is wrong; a claim comes back and is sent again."""
    run = school.freezes(pay_date="2026-11-30", now="2026-11-20")
    # A talk is done twice; Dina asks about the second, and Eli sends it again.
    talks = school.offers(school.eli, ["2026-11-12", "2026-11-19"], activity="speaking", now="2026-11-02")
    school.says("paid", talks, now="2026-11-03")
    first, second = school.held(*talks)
    school.sends(first, second, now="2026-11-20")
    claims.give_back(claim=second, reason="Holdt du det selv?", by=school.dina, now=at("2026-11-23"))
    school.sends(second, now="2026-11-24")
    school.approves(first, second, now="2026-11-25")
    # Payroll pays the run on its day, and sends back Bo's lines.
    school.paid(run, but=[school.bo], now="2026-11-30")
    wrong = run.lines.filter(claim__contributor=school.bo)
    payments.reject(run=run, lines=wrong, reason="Ukendt medarbejder", by=school.frede, now=at("2026-11-30"))
    return run


def december(school):
    """Months are closed; an approval and a payment are reversed, and what was right is claimed anew."""
    for month in ("2026-10", "2026-11"):
        school.closes(month, now="2026-12-01")
    # The second talk was somebody else's after all: approved, not yet paid.
    talk = Claim.objects.filter(activity="speaking").latest("pk")
    claims.reverse(claim=talk, reason="Bo holdt det.", by=school.dina, now=at("2026-12-03"))
    # Alma's half hour was paid by mistake: the line is reversed, and the agreed two hours claimed anew.
    line = PaymentLine.objects.get(claim__contributor=school.alma, amount=1000)
    payments.reverse_line(line=line, reason="To timer.", by=school.frede, now=at("2026-12-04"))
    anew = claims.again(engagement=line.claim.engagement, by=school.alma.person, now=at("2026-12-05"))
    school.sends(anew, now="2026-12-06")
    school.approves(anew, now="2026-12-07")
    # Both teach in December: Alma is paid in January, Eli chooses February.
    alma = school.offers(school.alma, ["2026-12-09"], now="2026-12-01")
    school.says("paid", alma, now="2026-12-02")
    eli = school.offers(school.eli, ["2026-12-16"], now="2026-12-01")
    school.says("paid", eli, month="2027-02-01", now="2026-12-02")
    for row in school.held(*alma, *eli):
        school.sends(row, now="2026-12-17")
        school.approves(row, now="2026-12-18")
    run = school.freezes(pay_date="2026-12-30", now="2026-12-18")
    school.paid(run, now="2026-12-30")
    return run


def january(school):
    """The year changes: what was earned in December is paid, and counts, in the new year."""
    school.closes("2026-12", now="2027-01-05")
    run = school.freezes(pay_date="2027-01-29", now="2027-01-20")
    school.paid(run, now="2027-01-29")
    school.closes("2027-01", now="2027-02-01")
    return run


@pytest.fixture
def school():
    return RealSchool()


def test_october_owes_what_was_done(school):
    october(school)
    assert school.trial_balance("2026-10-31") == {
        "Honorar meeting 2026": "600,00",  # two meetings, one of them called off late
        "Honorar teaching 2026": "4.200,00",  # Alma 800 + 1,000, Eli 3 x 800
        "Udlæg cost 2026": "124,50",
        "Skyldigt Alma": "-1.924,50",
        "Skyldigt Bo": "-600,00",
        "Skyldigt Eli": "-2.400,00",
    }
    assert school.budget(2026) == {
        "committed": "0,00",
        "approved": "4.924,50",
        "paid": "0,00",
        "free": "55.075,50",
    }
    # Coffee is no honorarium: it does not count in the year.
    assert school.year(school.alma, 2026, now="2026-10-31") == ("0,00", "1.800,00", "0,00")
    assert school.statement(school.alma, 2026) == {0: ("0,00", "0,00", "0,00")}
    assert school.holds()


def test_november_pays_all_but_the_wrong_number(school):
    october(school)
    run = november(school)
    lines = file_of(run).splitlines()
    assert len(lines) == 1 + 8 + 1  # headings, lines, totals
    assert "4924,50" in lines[-1]
    assert school.trial_balance("2026-11-20") == {
        "Honorar meeting 2026": "600,00",
        "Honorar teaching 2026": "4.200,00",
        "Udlæg cost 2026": "124,50",
        "I betaling Alma": "-1.924,50",
        "I betaling Bo": "-600,00",
        "I betaling Eli": "-2.400,00",
    }
    assert school.trial_balance("2026-11-30") == {
        "Honorar meeting 2026": "600,00",
        "Honorar speaking 2026": "3.000,00",
        "Honorar teaching 2026": "4.200,00",
        "Udlæg cost 2026": "124,50",
        "Skyldigt Bo": "-600,00",  # as before
        "Skyldigt Eli": "-3.000,00",
        "Udbetalt Alma": "-1.924,50",
        "Udbetalt Eli": "-2.400,00",
    }
    assert school.budget(2026) == {
        "committed": "0,00",
        "approved": "3.600,00",
        "paid": "4.324,50",
        "free": "52.075,50",
    }
    assert school.statement(school.alma, 2026) == {
        11: ("0,00", "1.800,00", "124,50"),
        0: ("0,00", "1.800,00", "124,50"),
    }
    assert school.year(school.eli, 2026, now="2026-11-30") == ("2.400,00", "3.000,00", "0,00")
    assert school.holds()


def test_december_takes_back_what_was_wrong_in_a_month_that_is_open(school):
    october(school)
    november(school)
    run = december(school)
    # Alma's 800 anew, Bo's two lines again, and Eli's first talk.
    assert "2900,00" in file_of(run).splitlines()[-1]
    # October and November are as they were closed.
    assert school.trial_balance("2026-10-31")["Honorar teaching 2026"] == "4.200,00"
    assert school.trial_balance("2026-11-30")["Udbetalt Alma"] == "-1.924,50"
    assert school.trial_balance("2026-12-31") == {
        "Honorar meeting 2026": "600,00",
        "Honorar speaking 2026": "1.500,00",
        "Honorar teaching 2026": "5.600,00",  # 4,200 - 1,000 + 800, and 2 x 800 in December
        "Udlæg cost 2026": "124,50",
        "Skyldigt Alma": "-800,00",
        "Skyldigt Eli": "-800,00",
        "Udbetalt Alma": "-1.724,50",  # 1,924.50 - 1,000 + 800
        "Udbetalt Bo": "-600,00",
        "Udbetalt Eli": "-3.900,00",
    }
    assert school.budget(2026) == {
        "committed": "0,00",
        "approved": "1.600,00",
        "paid": "6.224,50",
        "free": "52.175,50",
    }
    assert school.statement(school.alma, 2026) == {
        11: ("0,00", "800,00", "124,50"),
        12: ("0,00", "800,00", "0,00"),
        0: ("0,00", "1.600,00", "124,50"),
    }
    # Meetings of a group are A income, teaching and talks B income.
    assert school.statement(school.bo, 2026)[0] == ("600,00", "0,00", "0,00")
    assert school.statement(school.eli, 2026)[0] == ("0,00", "3.900,00", "0,00")
    assert school.year(school.eli, 2027, now="2026-12-31") == ("0,00", "800,00", "0,00")
    meeting = run.lines.filter(claim__contributor=school.bo).first()
    approval = ledger.entry(f"claim:{meeting.claim_id}:approved")
    with pytest.raises(ledger.PeriodClosed):
        ledger.reverse(entry=approval, date=date(2026, 11, 30), text="For sent.", by=school.frede)
    assert school.holds()


def test_january_is_another_year_and_the_same_books(school):
    october(school)
    november(school)
    december(school)
    january(school)
    assert school.trial_balance("2027-01-31") == {
        "Honorar meeting 2026": "600,00",
        "Honorar speaking 2026": "1.500,00",
        "Honorar teaching 2026": "5.600,00",
        "Udlæg cost 2026": "124,50",
        "Skyldigt Eli": "-800,00",  # in February, as he chose
        "Udbetalt Alma": "-2.524,50",
        "Udbetalt Bo": "-600,00",
        "Udbetalt Eli": "-3.900,00",
    }
    assert school.budget(2026) == {  # the work was of 2026
        "committed": "0,00",
        "approved": "800,00",
        "paid": "7.024,50",
        "free": "52.175,50",
    }
    assert school.budget(2027)["free"] == "60.000,00"
    assert school.year(school.alma, 2026, now="2027-01-31") == ("1.600,00", "0,00", "0,00")
    assert school.year(school.alma, 2027, now="2027-01-31") == ("800,00", "0,00", "0,00")
    assert school.statement(school.alma, 2026)[0] == ("0,00", "1.600,00", "124,50")
    assert school.statement(school.alma, 2027) == {
        1: ("0,00", "800,00", "0,00"),
        0: ("0,00", "800,00", "0,00"),
    }
    assert ledger.verify() == []
    assert school.holds()


def test_above_the_ceiling_two_agree_or_nobody_does():
    """Six times come to 4,800 of 5,000; a seventh would be 5,600."""
    school = RealSchool(ceiling=5000)
    six = school.offers(school.alma, [f"2026-10-{day:02}" for day in range(5, 11)], now="2026-09-01")
    school.says("paid", six, now="2026-09-02")
    seventh = school.offers(school.alma, ["2026-10-20"], now="2026-09-03")
    with pytest.raises(ceiling.AboveCeiling) as above:
        school.says("paid", seventh, now="2026-09-04")
    assert above.value.forecast.total == kroner(5600)
    asked = ceiling.ask(
        contributor=school.alma, year=2026, up_to=kroner(5600), by=school.alma.person, now=at("2026-09-05")
    )
    with pytest.raises(ceiling.AboveCeiling):  # one of two is not enough
        school.says("paid", seventh, now="2026-09-05")
    ceiling.answer(consent=asked, agree=True, reason="Hele forløbet.", by=school.lone, now=at("2026-09-06"))
    school.says("paid", seventh, now="2026-09-07")
    assert school.year(school.alma, 2026, now="2026-09-07") == ("0,00", "0,00", "5.600,00")
    for row in school.held(*six, *seventh):
        school.sends(row, now="2026-10-21")
        school.approves(row, now="2026-10-22")
    school.paid(school.freezes(pay_date="2026-11-30", now="2026-11-20"), now="2026-11-30")
    assert school.trial_balance("2026-11-30") == {
        "Honorar teaching 2026": "5.600,00",
        "Udbetalt Alma": "-5.600,00",
    }
    assert school.holds()
