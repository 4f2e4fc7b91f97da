-- What may have to end with a consent, a vacancy or a safety rule is looked through every minute.
create index introduction_under_way on introduction (answer_by, id) where ended_at is null;
