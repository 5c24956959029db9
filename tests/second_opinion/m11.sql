-- M11: whether those met at a group are worth the hours there.
create table visit as
select i.entry, i.day, i.minutes,
       (select channel from uses u where u.entry = i.entry order by by_via desc, position limit 1) as channel
from item i where i.kind = 'event' and i.done;

-- The counts of `rated`: "9 selling, 1 social" as a row for each.
create table rated as
with recursive part(channel, head, rest) as (
    select v.channel, null, lower(f.value) || ',' from visit v join entry_fields f using (entry)
    where f.key = 'rated' and v.channel is not null
    union all
    select channel, trim(substr(rest, 1, instr(rest, ',') - 1)), substr(rest, instr(rest, ',') + 1)
    from part where rest <> ''
)
select channel, cast(substr(head, 1, instr(head, ' ') - 1) as integer) as many,
       trim(substr(head, instr(head, ' ') + 1)) as sort from part where head is not null;

-- The people met via a group who have an intent.
create table met as
select c.record, v.target as channel, folded(i.text) = 'building' as building,
       coalesce(folded((select text from properties p where p.record = c.record and key = 'credible')), 'no')
           not in ('', 'no') as credible,
       (select count(distinct b.key) from properties b join records m using (record)
        where m.kind = 'profile' and b.key in ('industries', 'functions', 'levels')) as wanted,
       (select count(distinct b.key) from properties b join records m using (record)
        join properties p on p.record = c.record and p.key = 'reaches' and folded(p.text) = folded(b.text)
        where m.kind = 'profile' and b.key in ('industries', 'functions', 'levels')) as reached
from records c join properties v on v.record = c.record and v.key = 'via'
join properties i on i.record = c.record and i.key = 'intent' where c.kind = 'contact';

create table m11_rows as
with judged as (
    select channel, sum(case when sort in ('selling', 'social', 'building') then many end) as rated,
           sum(case when sort = 'building' then many end) as building,
           sum(case when sort = 'overlap' then many end) as overlap,
           sum(case when sort = 'credible' then many end) as credible,
           sum(case when sort = 'all' then many end) as all_three
    from (select channel, sort, many from rated
          union all select channel, 'selling', 1 from met where not building
          union all select channel, 'building', 1 from met where building
          union all select channel, 'overlap', 1 from met where wanted and reached = wanted
          union all select channel, 'credible', 1 from met where credible
          union all select channel, 'all', 1 from met
                    where building and credible and wanted and reached = wanted)
    group by channel
), there as (
    select r.id, v.channel, count(distinct v.day) as visits, sum(v.minutes) / 60.0 as hours
    from visit v join records r on r.record = v.channel group by v.channel
), told as (
    select t.id, t.visits, t.hours, coalesce(j.rated, 0) as rated,
           case when j.rated then coalesce(j.building, 0) end as building,
           case when j.rated then coalesce(j.overlap, 0) end as overlap,
           case when j.rated then coalesce(j.credible, 0) end as credible,
           case when j.rated then coalesce(j.all_three, 0) end as all_three
    from there t left join judged j using (channel)
)
select told.*, all_three * 10 / hours as per_10h, 10 * poisson_low(all_three) / hours as low,
       10 * poisson_high(all_three) / hours as high,
       case when visits < v.value or rated < n.value then null
            when min(wilson_high(building, rated), wilson_high(overlap, rated), wilson_high(credible, rated))
                 < share.value then 'leave' else 'stay' end as verdict
from told join settings v on v.name = 'group_visits' join settings n on n.name = 'group_rated'
join settings share on share.name = 'group_share';

create table m11 as select null as value, null as k, null as n, null as verdict;
