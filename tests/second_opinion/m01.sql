-- M1: campaigns in the works, against capacity.
create table m01_rows as
with near as (
    select c.record,
           c.organization is not null or c.industry is not null as has_target,
           exists (
               select 1 from serves s join item i using (entry)
               join settings a on a.name = 'works_ahead', today t
               where s.campaign = c.record and i.way not in ('busy', 'off')
                 and (i.todo and abs(i.day - t.day) <= a.value
                      or not i.todo and i.day > t.day and i.day <= t.day + a.value
                         and (i.ticked or i.way in ('two', 'group'))
                      or i.done and exists (
                          select 1 from agreed n where n.entry = i.entry
                          and n.day between t.day and t.day + a.value))) as has_coming,
           exists (
               select 1 from serves s join item i using (entry)
               join settings a on a.name = 'works_entry', today t
               where s.campaign = c.record and i.way not in ('busy', 'off') and i.done
                 and i.day >= t.day - a.value) as has_entry,
           exists (
               select 1 from serves s join item i using (entry)
               where s.campaign = c.record and i.done) as has_any
    from open_campaign c
)
select c.id, has_target and has_coming and has_entry as counted,
       rtrim(case when has_target then '' else 'no organization or industry, ' end
             || case when has_coming then '' else 'nothing due within 21 days, ' end
             || case when has_entry then '' when has_any then 'no entry for 14 days, '
                     else 'no entry yet, ' end, ', ') as reason,
       c.stage
from open_campaign c join near using (record);

-- As me.md states it; else six in proportion to the hours of a full-time search, in whole
-- campaigns, at least one and never more than six. Nothing at all is never good.
create table m01 as
with planned as (
    select min(1.0, coalesce(
        (select p.number from properties p join records r using (record)
         where r.kind = 'profile' and p.key = 'hours'), full_time.value) / full_time.value) as share
    from settings full_time where full_time.name = 'full_time_hours'
), held as (
    select coalesce(
        (select count from capacities where since is null or since <= (select day from today)
         order by position desc limit 1),
        max(1, cast(most.value * share + 0.5 as integer))) as capacity
    from planned, settings most where most.name = 'full_time_capacity'
)
select counted as value, counted as k, capacity as n,
       case when (select won from won_search) then null
            when counted between capacity - 1 and capacity and (counted > 0 or capacity < 1) then 'good'
            else 'attention' end as verdict
from held, (select coalesce(sum(counted), 0) as counted from m01_rows);
