-- M7: what of the chance of a win (for clients, of what is to be expected) one loss leaves.
create table stage_record as
select pipeline, stage, sum(over) as ended, sum(won) as wins from (
    select distinct c.record, l.pipeline, l.stage, l.episode,
           e.until is not null or z.kind in ('won', 'exit', 'parked') as over, z.kind = 'won' as won
    from campaign c join line l using (record)
    join episode e on e.campaign = c.record and e.episode = l.episode
    join line z on z.record = c.record and z.episode = l.episode and z.position = (
        select max(m.position) from line m where m.record = c.record and m.episode = l.episode
        and m.kind is not null)
    where l.kind in ('open', 'reopened'))
group by pipeline, stage;

-- The chance of each open campaign.
create table chance as
select c.record, c.id, c.place, c.pipeline, c.stage, c.value, c.pipeline = 'client' as adds_up,
       c.probability as p0,
       (coalesce(s.wins, 0) + w.value * c.probability) / (coalesce(s.ended, 0) + w.value) as p
from open_campaign c join settings w on w.name = 'probability_weight'
left join stage_record s on s.pipeline = c.pipeline and s.stage = c.stage;

create table m07_rows as
select c.id, c.p, c.value,
       case when adds_up and c.value is null then null when adds_up then (
           select case when sum(o.p * o.value) > 0 then sum(case when o.record <> c.record then o.p * o.value else 0 end) / sum(o.p * o.value) end
           from chance o where o.adds_up)
       else (select (1 - product(case when o.record <> c.record then 1 - o.p end)) / (1 - product(1 - o.p))
             from chance o where not o.adds_up) end as survival_without,
       adds_up
from chance c;

create table m07 as
select min(survival_without) as value, null as k, null as n,
       case when min(survival_without) >= (select value from settings where name = 'survival_share') then 'good'
            when min(survival_without) is not null then 'attention' end as verdict
from m07_rows where adds_up = (
    select case when sum(pipeline = 'client') = 0 then 0 when sum(pipeline <> 'client') = 0 then 1
           else coalesce((select text from properties p join records r using (record)
                          where r.kind = 'profile' and key = 'pipeline'), 'job') = 'client' end
    from campaign);
