"""What the database itself refuses of an agreement to go above the ceiling."""

# Two agree, or nobody does: the one whose ceiling it is never answers for the school.
TWO_AGREE = """
    IF NEW.answered_by_id IS NOT NULL AND EXISTS (
        SELECT 1 FROM peers_contributor c
        WHERE c.id = NEW.contributor_id AND c.person_id = NEW.answered_by_id
    ) THEN
        RAISE EXCEPTION 'person % answers their own question', NEW.answered_by_id
            USING ERRCODE = '23514', CONSTRAINT = 'peers_consent_of_two';
    END IF;
    RETURN NEW;
"""

# What was asked is answered as it was asked, once; another amount is another question.
ANSWERED_ONCE = """
    IF OLD.answered_at IS NOT NULL THEN
        RAISE EXCEPTION 'question % was answered', OLD.id
            USING ERRCODE = '23514', CONSTRAINT = 'peers_consent_answered_once';
    END IF;
    IF (NEW.contributor_id, NEW.year, NEW.up_to, NEW.up_to_currency)
        IS DISTINCT FROM (OLD.contributor_id, OLD.year, OLD.up_to, OLD.up_to_currency)
    THEN
        RAISE EXCEPTION 'question % is not the one that was asked', OLD.id
            USING ERRCODE = '23514', CONSTRAINT = 'peers_consent_as_asked';
    END IF;
    RETURN NEW;
"""

NEVER_DELETED = """
    RAISE EXCEPTION 'question % is kept', OLD.id
        USING ERRCODE = '23514', CONSTRAINT = 'peers_consent_kept';
"""
