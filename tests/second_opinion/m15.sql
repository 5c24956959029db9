-- M15: how much of what a campaign needs is on offer.
create table on_offer as
with skill as (
    select replace(folded(r.name), '-', ' ') as name, min(l.position) is not null as shown,
           min(s.position) is not null as ever
    from records r left join stages s on s.record = r.record and s.stage in ('demonstrated', 'recognised')
    left join line l on l.record = r.record and l.stage in ('demonstrated', 'recognised')
    where r.kind = 'skill' group by r.record
), offer as (select replace(folded(name), '-', ' ') as name, max(level) as level from offers group by 1)
select n.name, case when s.shown then max(1, coalesce(o.level, 0)) when s.ever then 0
                    else coalesce(o.level, 0) end as level
from (select distinct replace(folded(name), '-', ' ') as name from own_need) n
left join offer o using (name) left join skill s using (name);

create table wanted as
select n.campaign, n.name, n.must, n.level, o.level as offered,
       case when n.must then (select value from settings where name = 'must_weight') else 1.0 end as weight
from (select campaign, replace(folded(name), '-', ' ') as name, must, level, max(10 * must + level)
      from own_need group by 1, 2) n
join on_offer o using (name);

create table fit as
select c.record, c.id, case when count(w.name) >= (select value from settings where name = 'fit_needs')
       then min(sum(weight * min(1.0 * offered / level, 1.0)) / sum(weight),
                case when max(must and offered = 0) then (select value from settings where name = 'fit_low')
                     else 1.0 end) end as fit,
       group_concat(case when offered < level then w.name end, ', ') as gaps
from campaign c left join wanted w on w.campaign = c.record
where exists (select 1 from line l where l.record = c.record)
   or not exists (select 1 from stages s where s.record = c.record)
   or exists (select 1 from serves s join item i using (entry)
              where s.campaign = c.record and i.day <= (select day from today))
group by c.record;

create table m15_rows as
select id, fit, coalesce(gaps, '') as gaps,
       (select yes from valued v where v.campaign = f.record order by day desc limit 1) as values_us
from fit f;

create table m15 as select null as value, null as k, null as n, null as verdict;
