"""Facts that one statement can look for: what each finds is a fault, and the columns fill its text."""

STATEMENTS: tuple[tuple[int, str, str], ...] = (
    (
        1,
        "class {} has {} seats and {} people in them",
        """SELECT s.run_id, s.capacity, sum(e.seats) FROM courses_runseats s
            JOIN enrolment_enrolment e ON e.run_id = s.run_id AND e.state = ANY(%(taken)s)
            GROUP BY s.run_id, s.capacity HAVING sum(e.seats) > s.capacity""",
    ),
    (
        1,
        "class {} counts {} taken and {} waiting, but there are {} and {}",
        """SELECT s.run_id, s.taken, s.waiting, n.taken, n.waiting FROM courses_runseats s, LATERAL (
              SELECT coalesce(sum(e.seats) FILTER (WHERE e.state = ANY(%(taken)s)), 0) AS taken,
                count(*) FILTER (WHERE e.state = 'waiting') AS waiting
              FROM enrolment_enrolment e WHERE e.run_id = s.run_id) n
            WHERE (s.taken, s.waiting) IS DISTINCT FROM (n.taken::int, n.waiting::int)""",
    ),
    (
        1,
        "class {} counts {} seats of the group {}, but there are {}",
        """SELECT s.run_id, g.counted, g.name, n.taken FROM courses_runseats s, LATERAL (VALUES
              ('citizen', s.citizens), ('relative', s.relatives), ('staff', s.staff), ('other', s.others)
            ) AS g (name, counted), LATERAL (
              SELECT count(*) AS taken FROM enrolment_enrolment e
              WHERE e.run_id = s.run_id AND e.state = ANY(%(taken)s) AND e.comes_as = g.name) n
            WHERE g.counted <> n.taken""",
    ),
    (
        1,
        "class {} counts {} seats held for groups, but there are {}",
        """SELECT s.run_id, s.reserved, n.reserved FROM courses_runseats s, LATERAL (
              SELECT coalesce(sum(greatest(0, h.guaranteed - (SELECT count(*) FROM enrolment_enrolment e
                WHERE e.run_id = s.run_id AND e.state = ANY(%(taken)s) AND e.comes_as = h."group"))), 0)
                AS reserved
              FROM enrolment_share h WHERE h.run_id = s.run_id AND h.released_at IS NULL) n
            WHERE s.reserved <> n.reserved""",
    ),
    (
        1,
        "class {} has people and no seats",
        """SELECT DISTINCT e.run_id FROM enrolment_enrolment e
           WHERE NOT EXISTS (SELECT 1 FROM courses_runseats s WHERE s.run_id = e.run_id)""",
    ),
    (
        1,
        "person {} is in class {} {} times",
        """SELECT person_id, run_id, count(*) FROM enrolment_enrolment
            WHERE state = ANY(%(taken)s) OR state = 'waiting' GROUP BY 1, 2 HAVING count(*) > 1""",
    ),
    (
        1,
        "of pair {}, enrolment {} has a seat and enrolment {} has none",
        """SELECT w.pair_id, t.id, w.id FROM enrolment_enrolment w
           JOIN enrolment_enrolment t ON t.pair_id = w.pair_id AND t.state = ANY(%(taken)s)
           WHERE w.state = 'waiting'""",
    ),
    (
        1,
        "pair {} is of {} people in class {}",
        """SELECT pair_id, count(*), min(run_id) FROM enrolment_enrolment
            WHERE pair_id IS NOT NULL AND (state = ANY(%(taken)s) OR state = 'waiting')
            GROUP BY pair_id HAVING count(*) > 2 OR count(DISTINCT run_id) > 1""",
    ),
    (
        1,
        "session {} has {} seats used by guests, and {} are lent",
        """SELECT s.id, g.seats, l.seats FROM courses_session s, LATERAL (
              SELECT coalesce(sum(g.seats), 0) AS seats FROM enrolment_guestseat g
              WHERE g.session_id = s.id AND g.state IN ('offered', 'accepted')) g, LATERAL (
              SELECT coalesce(sum(e.seats), 0) AS seats FROM enrolment_apology a
              JOIN enrolment_enrolment e ON e.id = a.enrolment_id AND e.state = 'enrolled'
                AND e.run_id = s.run_id
              WHERE a.session_id = s.id) l
            WHERE s.ends_at > %(now)s AND g.seats > l.seats""",
    ),
    (
        2,
        "enrolment {} is {} since its time ran out at {}",
        "SELECT id, state, expires_at FROM enrolment_enrolment WHERE expires_at < %(stuck)s",
    ),
    (
        2,
        "class {} holds seats for the group {} that were to be released at {}",
        """SELECT run_id, "group", release_at FROM enrolment_share
            WHERE released_at IS NULL AND release_at < %(stuck)s""",
    ),
    (
        2,
        "enrolment {} is {}, but its last move led to {}",
        """SELECT e.id, e.state, m.target FROM enrolment_enrolment e LEFT JOIN LATERAL (
             SELECT target FROM enrolment_move WHERE enrolment_id = e.id ORDER BY id DESC LIMIT 1) m ON true
           WHERE m.target IS DISTINCT FROM e.state""",
    ),
    (
        2,
        "enrolment {} is of the group {} with {} seats, but its last move says {} and {}",
        """SELECT e.id, e.comes_as, e.seats, m.comes_as, m.seats FROM enrolment_enrolment e JOIN LATERAL (
             SELECT comes_as, seats FROM enrolment_move WHERE enrolment_id = e.id ORDER BY id DESC LIMIT 1
           ) m ON true
           WHERE (m.comes_as, m.seats) <> (e.comes_as, e.seats)""",
    ),
    (
        2,
        "move {} of enrolment {} starts from {}, but the one before led to {}",
        """SELECT id, enrolment_id, source, before FROM (
             SELECT id, enrolment_id, source,
               coalesce(lag(target) OVER (PARTITION BY enrolment_id ORDER BY id), '') AS before
             FROM enrolment_move) m WHERE source <> before""",
    ),
    (
        6,
        "move {} promised the notice {}, and there is none",
        """SELECT m.id, m.notice FROM enrolment_move m
           WHERE m.notice <> '' AND NOT EXISTS (SELECT 1 FROM enrolment_notice n WHERE n.move_id = m.id)""",
    ),
)
