-- M4: meetings in person that serve a campaign for a position; one for each date and people.
create table sitting as
select i.entry, i.day, i.round,
       coalesce((select group_concat(id, ', ') from (
           select id from takes_part p where p.entry = i.entry and p.kind = 'contact' order by id)), '')
           as people
from item i
where i.in_window and i.in_person and i.mode not in ('video', 'call');

-- A line that names nobody joins the meeting of its day and campaign, and of its round.
create table meeting as
select s.entry, s.day, s.people,
       coalesce(case when s.people = '' then (
           select min(o.people) from sitting o join serves a on a.entry = o.entry
           join serves b on b.campaign = a.campaign
           where b.entry = s.entry and o.day = s.day and o.people <> ''
             and (o.round is null or s.round is null or o.round = s.round)) end,
         case when s.people = '' then 'alone ' || coalesce(s.round, '') || ' ' || coalesce(
           (select group_concat(campaign) from (
                select campaign from serves v where v.entry = s.entry order by campaign)), '')
         else s.people end) as grouping
from sitting s;

create table m04_rows as
select day as date, case when grouping like 'alone %' then '' else grouping end as people,
       coalesce((select group_concat(id, ', ') from (
           select distinct c.id from meeting o join serves v using (entry)
           join campaign c on c.record = v.campaign
           where o.day = m.day and o.grouping = m.grouping order by c.id)), '') as campaign,
       max(coalesce((select max(
               case when c.pipeline = 'client' then c.organization is not null
                    else coalesce(c.stated_scope, case when c.title is not null then 'position' end, '')
                         = 'position' end)
           from serves v join campaign c on c.record = v.campaign where v.entry = m.entry), 0)) as counted
from meeting m group by day, grouping;

create table m04 as
select case when silent then null else k end as value, k, n, null as verdict
from silent_window, (select coalesce(sum(counted), 0) as k, count(*) as n from m04_rows);
