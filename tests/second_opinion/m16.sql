-- M16: open campaigns past research whose decision-maker is named with evidence.
create table past_research as
select c.record, c.id, d.contact from open_campaign c
left join decider d on d.campaign = c.record
left join pipelines p on p.pipeline = c.pipeline and p.stage = case when c.kind = 'reopened' then (
    select l.stage from line l where l.record = c.record and l.kind = 'open'
    order by l.position desc limit 1) else c.stage end
where p.position > (case when c.pipeline = 'client' then 1 else 0 end);

create table m16_rows as
select p.id, r.id as decision_maker, r.id is not null and (
    exists (select 1 from takes_part t join item i using (entry)
            where t.record = p.contact and i.done and i.way not in ('busy', 'off')
              and (not exists (select 1 from serves s where s.entry = i.entry)
                   or exists (select 1 from serves s where s.entry = i.entry and s.campaign = p.record)))
    or exists (select 1 from own_need n where n.campaign = p.record and n.source_target = p.contact)
    ) as evident
from past_research p left join records r on r.record = p.contact;

create table m16 as
select 1.0 * sum(evident) / count(*) as value, coalesce(sum(evident), 0) as k, count(*) as n,
       null as verdict from m16_rows;
