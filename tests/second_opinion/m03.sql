-- M3: value received: what was got in the window, by whoever took part, and what it served.
create table given as
select p.record, p.id, i.entry, f.said as got
from item i join worth_it f using (entry) join takes_part p using (entry)
where i.in_window and p.kind = 'contact' and f.key = 'got'
  and (exists (select 1 from serves s where s.entry = i.entry)
       or exists (select 1 from entry_fields o where o.entry = i.entry
                  and o.key in ('for', 'step') and trim(o.value) <> ''));

create table m03_rows as select id, count(*) as gifts from given group by record;

create table m03 as
select case when (select silent from silent_window) then null
            else (select count(*) from m03_rows) end as value,
       null as k, null as n, null as verdict;
