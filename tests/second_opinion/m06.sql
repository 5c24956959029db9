-- M6: of the eight steps those worked in the window, and days since each.
create table step_name as
select column1 as step, column2 as job, column3 as client from (values
    (1, 'self-assessment', 'positioning'), (2, 'research', 'research'),
    (3, 'naming targets', 'dream list'), (4, 'networking in', 'route in'),
    (5, 'tailored papers', 'tailored pitch'), (6, 'interviewing', 'meetings'),
    (7, 'follow-through', 'follow-through'), (8, 'negotiating', 'terms'));

create table for_clients as
select coalesce((select text from properties p join records r using (record)
                 where r.kind = 'profile' and key = 'pipeline'), 'job') = 'client' as clients;

create table work as
select i.entry, i.day, coalesce(i.minutes, 0) as minutes, i.in_window,
       coalesce(
           (select cast(trim(value) as integer) from entry_fields f where f.entry = i.entry
            and f.key = 'step' and trim(value) in ('1', '2', '3', '4', '5', '6', '7', '8')
            order by position limit 1),
           case when i.way = 'two' and exists (
                    select 1 from takes_part t join decider d on d.contact = t.record
                    join campaign c on c.record = d.campaign
                    where t.entry = i.entry and c.pipeline = 'client')
                 and (not exists (select 1 from serves s where s.entry = i.entry)
                      or exists (select 1 from serves s join campaign c on c.record = s.campaign
                                 where s.entry = i.entry and c.pipeline = 'client'))
                then 6 else i.step end) as step
from item i
where i.done and not i.automatic and i.way not in ('busy', 'off')
  and not (i.way = 'response' and i.depth in ('', 'like'));

create table reached as
select max(l.stage in ('interviewing', 'conversation') or l.height >= coalesce(meets.height, 99)) as meets,
       max(l.stage in ('negotiating', 'terms') or l.height >= coalesce(closes.height, 99)) as closes
from open_campaign c join line l using (record)
left join (select pipeline, position as height from pipelines
           where stage in ('interviewing', 'conversation')) meets on meets.pipeline = c.pipeline
left join (select pipeline, position as height from pipelines
           where stage in ('negotiating', 'terms')) closes on closes.pipeline = c.pipeline
where l.kind = 'open' and l.episode = c.episode;

create table m06_rows as
with told as (
    select s.step, case when (select clients from for_clients) then client else job end as name,
           coalesce(sum(case when in_window then minutes end), 0) as minutes,
           count(case when in_window then entry end) as entries,
           (select day from today) - max(w.day) as days_since
    from step_name s left join work w using (step) group by s.step
)
select told.*, case
    when minutes >= (select value from settings where name = 'step_minutes')
      or entries >= (select value from settings where name = 'step_entries') then 'worked'
    when step in (6, 7) and not coalesce((select meets from reached), 0) then 'not reached'
    when step = 8 and not coalesce((select closes from reached), 0) then 'not reached'
    else 'neglected' end as state
from told;

create table m06 as
select case when silent then null else worked end as value,
       case when silent then null else worked end as k, case when silent then null else 8 end as n,
       case when silent or (select won from won_search) then null when worked = 8 then 'good'
            when neglected then 'attention' end as verdict
from silent_window, (select sum(state = 'worked') as worked, sum(state = 'neglected') as neglected
                     from m06_rows);
