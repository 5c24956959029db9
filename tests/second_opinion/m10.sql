-- M10: distinct people, by segment, who responded in depth within 90 days.
create table answer as
select i.entry, i.day, i.text,
       (select record from takes_part t where t.entry = i.entry and t.kind = 'contact'
        order by position limit 1) as contact,
       (select trim(value) from entry_fields f where f.entry = i.entry and f.key = 'segment'
        and trim(value) <> '' order by position limit 1) as said
from item i join comes_in using (entry), today d join settings s on s.name = 'dialog_span'
where i.way = 'response' and i.done and i.day > d.day - s.value;

-- Friends do not count, nor whoever was an advocate on the day of the answer.
delete from answer where exists (
    select 1 from properties p where p.record = answer.contact and p.key = 'tags'
    and folded(p.text) = 'friend');
delete from answer where (
    select p.kind from stages s join pipelines p on p.stage = s.stage and p.pipeline = 'advocate'
    where s.record = answer.contact and s.day <= answer.day
    order by s.position desc limit 1) in ('open', 'reopened');

-- Who answered, where they belong, and which posts they answered.
create table answerer as
select a.entry, coalesce(a.contact, folded(coalesce(a.said, '')) || ' '
           || coalesce(nullif(folded(a.text), ''), a.entry)) as person,
       folded(coalesce(
           (select nullif(trim(text), '') from properties p where p.record = a.contact and p.key = 'segment'),
           (select o.said from answer o where coalesce(o.contact, o.entry) = coalesce(a.contact, a.entry)
            and o.said is not null order by o.day desc, o.said desc limit 1),
           (select nullif(trim(s.text), '') from properties w join properties s on s.record = w.target
            where w.record = a.contact and w.key = 'organization' and s.key = 'segment'))) as segment,
       -- The last post of its channel by that day; where that has none, the last one of any.
       coalesce((select p.entry from item p join uses u using (entry)
                 join uses v on v.channel = u.channel and v.entry = a.entry
                 where p.way = 'content' and p.done and p.day <= a.day
                 order by p.day desc, coalesce(p.time, '') desc, p.text desc limit 1),
                (select p.entry from item p where p.way = 'content' and p.done and p.day <= a.day
                 order by p.day desc, coalesce(p.time, '') desc, p.text desc limit 1)) as post
from answer a;

create table segment as
select name as segment, max(declared) as declared, count(distinct person) as people,
       count(distinct post) as posts
from (
    select folded(text) as name, 1 as declared, null as person, null as post
    from properties p join records r using (record) where r.kind = 'profile' and p.key = 'audience'
    union all
    select segment, 0, person, post from answerer
) group by name;

create table m10_rows as
select segment, people, posts, declared,
       case when (select 1.0 * sum(case when segment is null then people end) / sum(people) from segment)
                 > (select value from settings where name = 'unplaced_share') then null
            else segment is not null and not declared and people >= 3 and posts >= 2
                 and people >= coalesce((select max(people) from segment where declared), 0) end as emergent
from segment;

create table m10 as select null as value, null as k, null as n, null as verdict;
