-- An amended challenge has every version of its text, the last one is its present text, and each after the first was made by one addendum.
select c.id, c.number, c.text_version
  from challenge c
 where c.text_version > 1 and (
   (select count(*) from challenge_text_version v where v.challenge_id = c.id) <> c.text_version
   or (select max(v.version) from challenge_text_version v where v.challenge_id = c.id) <> c.text_version
   or (select count(*) from addendum a where a.challenge_id = c.id and a.state = 'issued') <> c.text_version - 1
   or not exists (select from challenge_text_version v join challenge_text t on t.challenge_id = v.challenge_id
                   where v.challenge_id = c.id and v.version = c.text_version and v.content = t.content));
