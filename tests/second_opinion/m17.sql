-- M17: asks of the window that went to those who are chased, of all asks.
create table ask as
select i.entry, i.day, i.in_window from item i
where i.way = 'out' and not i.automatic and i.kind <> 'thanks' and i.done
  and not exists (select 1 from entry_fields f where f.entry = i.entry and f.key = 'gave');

-- Every open campaign, and every contact who is on none; with what passed between us.
create table target as
select record, id, 1 as pursued, coalesce((select begins from episode e where e.campaign = c.record
       and e.episode = c.episode), 0) as begins from open_campaign c
union all
select record, id, 0, 0 from records r where kind = 'contact'
  and not exists (select 1 from people p join open_campaign c on c.record = p.campaign
                  where p.contact = r.record);
create table passed as
select t.record, b.entry from target t join between_us b on b.campaign = t.record where t.pursued
union
select t.record, p.entry from target t join takes_part p using (record) where not t.pursued
  and not exists (select 1 from theirs o where o.entry = p.entry and o.contact = t.record);

create table heard as
select t.record, max(i.day) as day from target t join passed p using (record) join item i using (entry)
left join comes_in c using (entry)
where i.done and i.day >= t.begins and (c.entry is not null or i.way = 'two' and not i.automatic)
group by t.record;

-- The run of asks since then: each seven days old, and three after the one before.
create table run as
with recursive ripe as (
    select distinct t.record, a.day from target t join passed p using (record) join ask a using (entry)
    left join heard h using (record), today d
    where a.day > coalesce(h.day, 0) and a.day >= t.begins and a.day <= d.day - 7
), counted(record, day) as (
    select record, min(day) from ripe group by record
    union all
    select c.record, (select min(r.day) from ripe r where r.record = c.record and r.day >= c.day + 3)
    from counted c where c.day is not null
)
select record, count(day) as asks, min(day) as first, max(day) as last from counted
where day is not null group by record;

create table m17_rows as
select t.id, r.asks, r.first, r.last,
       r.asks >= s.value and coalesce((select fit <= low.value from fit f where f.record = t.record), 1)
       and not coalesce(v.yes, 0) as chased, r.record
from run r join target t using (record) join settings s on s.name = 'chased_asks'
join settings low on low.name = 'fit_low'
left join (select campaign as record, yes, max(day) from valued group by campaign
           union all
           select record, yes, max(day) from (
               select p.record, i.day, min(lower(trim(f.value)) = 'yes') as yes
               from passed p join item i using (entry) join entry_fields f using (entry)
               join target t using (record)
               where not t.pursued and i.done and not i.automatic
                 and i.way not in ('out', 'content', 'busy', 'off')
                 and f.key = 'values-us' and lower(trim(f.value)) in ('yes', 'no')
               group by p.record, i.day) group by record) v using (record);

create table m17 as
select 1.0 * k / nullif(n, 0) as value, k, n,
       case when n < 20 then null when k then 'attention' else 'good' end as verdict
from (select count(*) as n, coalesce(sum(exists (
          select 1 from passed p join m17_rows m using (record) where p.entry = a.entry and m.chased)), 0) as k
      from ask a where a.in_window);
