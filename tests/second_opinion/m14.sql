-- M14: what is known of each organization of the dream list, in five columns.
create table dream as
select r.record, r.id from records r join properties p using (record)
where r.kind = 'organization' and p.key = 'dream';
-- An organization's own file and its campaigns' files; and their people.
create table dream_file as
select record as dream, record as file from dream
union select d.record, c.record from dream d join campaign c on c.organization = d.record
      where exists (select 1 from line l where l.record = c.record)
         or not exists (select 1 from stages s where s.record = c.record)
         or exists (select 1 from serves s join item i using (entry)
                    where s.campaign = c.record and i.day <= (select day from today));
create table dream_person as
select f.dream, p.contact from dream_file f join people p on p.campaign = f.file
union select d.record, p.record from dream d join properties p on p.key = 'organization' and p.target = d.record
      join records r on r.record = p.record where r.kind = 'contact'
union select d.record, p.target from dream d join properties p on p.record = d.record and p.key = 'decision-maker'
      join records r on r.record = p.target where r.kind = 'contact';

create table m14_rows as
select d.id,
       exists (select 1 from dream_file f join needs n on n.owner = f.file where f.dream = d.record
               and n.source <> '' and coalesce(n.source_day <= (select day from today), 1)) as needs,
       exists (select 1 from dream_file f join properties p on p.record = f.file
               join records r on r.record = p.target
               where f.dream = d.record and p.key = 'decision-maker' and r.kind = 'contact') as decision_maker,
       exists (select 1 from dream_file f join properties p on p.record = f.file
               join records r on r.record = p.target
               where f.dream = d.record and p.key in ('via', 'advocates') and r.kind = 'contact')
       or exists (select 1 from dream_person o where o.dream = d.record
                  and (exists (select 1 from exchange x where x.contact = o.contact)
                       or exists (select 1 from counted_introduction i where i.introduced = o.contact))) as route,
       exists (select 1 from dream_file f join properties p on p.record = f.file
               where f.dream = d.record and p.key = 'incumbent')
       and exists (select 1 from dream_file f join properties p on p.record = f.file
                   where f.dream = d.record and p.key = 'difference') as incumbent,
       exists (
           select 1 from item i left join comes_in c using (entry), today t
           join settings s on s.name = 'dream_entry'
           where i.done and i.day > t.day - s.value
             and (c.entry is not null or i.way = 'two' and not i.automatic
                  or exists (select 1 from worth_it f where f.entry = i.entry))
             and (exists (select 1 from between_us b join dream_file f on f.file = b.campaign
                          where b.entry = i.entry and f.dream = d.record)
                  or not exists (select 1 from serves v where v.entry = i.entry)
                     and (exists (select 1 from takes_part p where p.entry = i.entry and p.record = d.record)
                          or exists (select 1 from takes_part p join dream_person o on o.contact = p.record
                                     where p.entry = i.entry and o.dream = d.record)))) as recent
from dream d;

create table m14 as
select case when n then k end as value, k, n, null as verdict
from (select coalesce(sum(needs and decision_maker and route and incumbent and recent), 0) as k,
             count(*) as n from m14_rows);
