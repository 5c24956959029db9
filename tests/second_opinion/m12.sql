-- M12: who was named as an advocate, whom they introduced, and what came of it.
create table named as
select r.record, r.id, min(l.day) as first from records r join line l using (record)
where r.kind = 'contact' group by r.record;

-- Introductions to a person with a record, with the one they are credited to.
create table introduction as
select i.entry, i.day, l.target as introduced, coalesce(
    (select v.target from entry_links v join records r on r.record = v.target
     where v.entry = i.entry and v.field = 'via' and r.kind = 'contact' order by v.position limit 1),
    (select v.target from entry_fields v join records r on r.record = v.target
     where v.entry = i.entry and v.key = 'via' and r.kind = 'contact' order by v.position limit 1),
    (select t.record from takes_part t join item x on x.entry = t.entry
     left join named n on n.record = t.record and coalesce(n.first, 0) <= x.day
     where t.entry = i.entry and t.kind = 'contact' and t.record <> l.target
     order by n.record is null, t.position limit 1)) as introducer
from item i join entry_links l using (entry) join records r on r.record = l.target
where i.done and l.field = 'got' and r.kind = 'contact'
  and exists (select 1 from entry_fields f where f.entry = i.entry and f.key = 'got'
              and lower(trim(f.value)) like 'introduction%');
-- Each person counts once, for who was first, and not where there was an exchange before.
create table counted_introduction as
select * from introduction a
where introducer is not null and introducer <> introduced
  and entry = (select entry from introduction b join records r on r.record = b.introducer
               where b.introduced = a.introduced and b.introducer <> b.introduced
               order by b.day, r.id, b.entry limit 1)
  and not exists (select 1 from exchange x where x.contact = a.introduced and x.day < a.day);

-- The first advocate on the chain of a campaign's `via`.
create table chain as
with recursive link(campaign, record, hops) as (
    select c.record, c.via, 0 from campaign c where c.via is not null
    union all
    select k.campaign, p.target, hops + 1 from link k
    join records r on r.record = k.record and r.kind = 'contact'
    join properties p on p.record = k.record and p.key = 'via'
    where p.target is not null and hops < 20
)
select campaign, record, min(hops) as hops from link group by campaign, record;

create table came_through as
select c.record as campaign, coalesce(
    (select k.record from chain k join named n using (record) where k.campaign = c.record
     order by hops limit 1),
    (select i.introducer from counted_introduction i join named n on n.record = i.introducer
     where (exists (select 1 from people p where p.campaign = c.record and p.contact = i.introduced)
            or exists (select 1 from serves s where s.entry = i.entry and s.campaign = c.record))
       and i.day <= coalesce((select min(r.day) from first_result r where r.campaign = c.record), i.day)
     order by i.day, i.introducer limit 1)) as advocate
from campaign c where exists (select 1 from line l where l.record = c.record)
   or not exists (select 1 from stages s where s.record = c.record)
   or exists (select 1 from serves s join item i using (entry)
              where s.campaign = c.record and i.day <= (select day from today));

create table m12_rows as
select n.id, s.stage,
       (select count(distinct introduced) from counted_introduction i where i.introducer = n.record) as introductions,
       (select sum(c.value) from came_through t join campaign c on c.record = t.campaign
        where t.advocate = n.record) as value,
       (select count(*) from came_through t where t.advocate = n.record) as campaigns
from named n left join stands s using (record);

create table m12 as
with win as (
    select c.value from came_through t join campaign c on c.record = t.campaign
    join stands s on s.record = c.record where t.advocate is not null and s.kind = 'won'
), bar as (select number from properties p join records r using (record)
           where r.kind = 'profile' and p.key = 'significant')
select nullif(count(*), 0) as value, nullif(count(*), 0) as k, case when count(*) then 20 end as n,
       case when (select day from today) - min(first)
                 < (select value from settings where name = 'advocate_verdict') then null
            when case when exists (select 1 from bar)
                 then coalesce((select sum(value) from win), 0) >= (select number from bar)
                 else exists (select 1 from win) end then 'good'
            when count(*) then 'attention' end as verdict
from named;
