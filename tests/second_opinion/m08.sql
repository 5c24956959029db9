-- M8: rounds whose deadline has passed, and those followed up in time.
create table round as
select c.record as campaign, c.id, i.entry, i.day, i.round,
       (select max(e.episode) from episode e where e.campaign = c.record
        and (e.begins is null or i.day >= e.begins) and (e.until is null or i.day < e.until)) as episode
from item i join serves s using (entry) join campaign c on c.record = s.campaign
where i.kind = 'interview' and i.done;

-- What closes a round, up to the last day of the round's episode.
create table closing as
select r.campaign, r.entry as held, i.entry, i.day, i.day - r.day as days
from round r
join item i on i.closes and i.done and i.day >= r.day
left join episode e on e.campaign = r.campaign and e.episode = coalesce(r.episode, 1)
where (e.until is null or i.day < e.until)
  and (exists (select 1 from serves s where s.entry = i.entry and s.campaign = r.campaign)
       or not exists (select 1 from serves s where s.entry = i.entry)
          and exists (select 1 from takes_part a join takes_part b on b.record = a.record
                      where a.entry = i.entry and b.entry = r.entry and a.kind = 'contact'))
  and case when i.round is not null then i.round = coalesce(r.round, '')
           when exists (select 1 from takes_part a join takes_part b on b.record = a.record
                        where a.entry = i.entry and b.entry = r.entry and a.kind = 'contact') then 1
           when exists (select 1 from takes_part a where a.entry = i.entry and a.kind = 'contact')
            and exists (select 1 from takes_part b where b.entry = r.entry and b.kind = 'contact') then 0
           else r.entry = (select max(o.entry) from round o where o.campaign = r.campaign
                           and o.day <= i.day) end;

create table m08_rows as
with deadline as (
    select r.*, (
        select d.day from days d where d.day > r.day and d.weekday < 5 order by d.day
        limit 1 offset (select cast(value as integer) - 1 from settings where name = 'follow_up_business_days')
    ) as due from round r
)
select d.id as campaign, coalesce(d.round, '') as round, d.day as held, c.day as followed_up,
       c.days, coalesce(c.day <= d.due, 0) as in_time
from deadline d left join closing c on c.campaign = d.campaign and c.held = d.entry
 and c.entry = (select min(o.entry) from closing o where o.campaign = d.campaign and o.held = d.entry)
where d.due < (select day from today);

create table m08 as
select case when count(*) then 1.0 * sum(in_time) / count(*) end as value,
       coalesce(sum(in_time), 0) as k, count(*) as n, null as verdict from m08_rows;
