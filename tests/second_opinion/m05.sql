-- M5: goal hours over goal, busy and unattributed hours.
create table spent as
select i.entry, i.minutes,
       case when i.kind in ('off', 'life') then 'off'
            when i.kind = 'busy' then 'busy'
            when i.kind in ('assess', 'review')
              or exists (select 1 from serves s where s.entry = i.entry)
              or exists (select 1 from takes_part p where p.entry = i.entry
                         and p.kind in ('organization', 'skill'))
              or exists (select 1 from takes_part p join stands s using (record)
                         where p.entry = i.entry and p.kind = 'contact' and s.is_open)
              or exists (select 1 from entry_fields f where f.entry = i.entry
                         and f.key in ('for', 'got') and trim(f.value) <> '') then 'goal'
            else 'unattributed' end as class
from item i where i.in_window and i.minutes > 0;

-- Days declared off: `off` without hours, for as many days as it says.
create table day_off as
select distinct d.day from days d join item i
  on i.kind = 'off' and i.done and i.minutes is null
 and d.day between i.day and i.day + coalesce(i.days, 1) - 1;

create table m05_rows as
select class.column1 as class, coalesce(sum(minutes), 0) / 60.0 as hours
from (values ('goal'), ('busy'), ('unattributed'), ('off')) class
left join spent on spent.class = class.column1 group by class.column1;

create table m05 as
with hours as (
    select sum(case when class = 'goal' then hours end) as goal,
           sum(case when class = 'busy' then hours end) as busy,
           sum(case when class <> 'off' then hours end) as total from m05_rows
), planned as (
    select p.number / 7.0 * (w.value - (select count(*) from day_off o, today t
            where o.day > t.day - w.value and o.day <= t.day)) as hours
    from records r join properties p on p.record = r.record and p.key = 'hours'
    join settings w on w.name = 'window' where r.kind = 'profile'
), told as (
    select goal, busy, total,
           case when total > 0 and not coalesce(total < (select hours from planned)
                * (select value from settings where name = 'logged_share'), 0) then goal / total end as value
    from hours
)
select told.value, goal as k, total as n,
       case when told.value is null or total < 20 then null
            when busy / total > cap.value + 1e-9 then 'attention'
            when 1 - told.value <= cap.value + 1e-9 then 'good' end as verdict
from told join settings cap on cap.name = 'busy_cap';
