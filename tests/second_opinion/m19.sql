-- M19: days since the other side moved, against the rhythm of each campaign and its stage.
create table of_theirs as
select c.record as campaign, i.entry, i.day, i.way, i.done, i.todo, i.automatic
from open_campaign c join item i on
    exists (select 1 from serves s where s.entry = i.entry and s.campaign = c.record)
    or not exists (select 1 from serves s where s.entry = i.entry)
       and exists (select 1 from takes_part t join people p on p.contact = t.record
                   where t.entry = i.entry and p.campaign = c.record);

create table moved as
select distinct t.campaign, t.day from of_theirs t left join comes_in m using (entry)
where t.done and (m.entry is not null or t.way = 'two' and not t.automatic);

create table rhythm as
select campaign, case when count(gap) >= 5 then median(gap) end as median from (
    select m.campaign, m.day - lag(m.day) over (partition by m.campaign order by m.day) as gap
    from moved m join open_campaign c on c.record = m.campaign
    join episode e on e.campaign = c.record and e.episode = c.episode
    where e.begins is null or m.day >= e.begins)
group by campaign;

create table m19_rows as
with told as (
    select c.id, c.stall, (select day from today) - max(m.day) as days_since, r.median,
           coalesce(max(m.day), c.since) as since,
           exists (select 1 from of_theirs t, today d left join agreed n on n.entry = t.entry
                   where t.campaign = c.record and not t.todo
                     and (t.day > d.day and t.way in ('two', 'group')
                          or t.done and n.day >= d.day)) as coming
    from open_campaign c left join moved m on m.campaign = c.record
    left join rhythm r on r.campaign = c.record group by c.record
)
select id, days_since, median, coming, not coming
       and t.day - since - (select count(*) from day_off o where o.day > since and o.day <= t.day)
           > max(stall, coalesce(1.5 * median, 0)) as stalled
from told, today t;

create table m19 as
select sum(stalled) as value, sum(stalled) as k, nullif(count(*), 0) as n, null as verdict from m19_rows;
