-- What several definitions rest on, as of the day in `today`.

-- Entries with what their kind means; `automatic` is a machine's answer or one sent in bulk.
create table item as
select e.*, k.way, k.step, k.attempt, k.in_person, k.closes,
       e.day <= (select day from today) and not e.todo as done,
       e.count > 1 or coalesce((select lower(trim(value)) <> 'no' from entry_fields f
           where f.entry = e.entry and f.key = 'auto' order by position limit 1), 0) as automatic,
       case when k.in_person then coalesce((select lower(trim(value)) from entry_fields f
           where f.entry = e.entry and f.key = 'mode' order by position limit 1), '') end as mode,
       coalesce((select lower(trim(value)) from entry_fields f
           where f.entry = e.entry and f.key = 'depth' order by position limit 1), '') as depth,
       e.day > (select day - (select value from settings where name = 'window') from today)
           and e.day <= (select day from today) and not e.todo as in_window
from entries e join kinds k using (kind);
create index item_entry on item (entry);

-- Who and what takes part: the holder, and the links in running text.
create table party as
select entry, holder as record, -1 as position from item
union
select l.entry, l.target, l.position from entry_links l
where l.field = '' and l.target is not null
  and l.target <> (select holder from entries e where e.entry = l.entry);
create table takes_part as
select entry, record, r.kind, r.id, min(party.position) as position
from party join records r using (record) group by entry, record;
create index takes_part_entry on takes_part (entry);
create index takes_part_record on takes_part (record);

-- The campaigns that an entry serves: those taking part, and those named by its `for`.
create table serves as
select entry, record as campaign from takes_part where kind = 'campaign'
union
select l.entry, l.target from entry_links l join records r on r.record = l.target
where l.field = 'for' and r.kind = 'campaign'
union
select f.entry, f.target from entry_fields f join records r on r.record = f.target
where f.key = 'for' and r.kind = 'campaign';
create index serves_entry on serves (entry);
create index serves_campaign on serves (campaign);

-- The channels that an entry stands with, links, or came `via`.
create table uses as
select entry, record as channel, max(by_via) as by_via, min(position) as position from (
    select entry, record, 0 as by_via, position from takes_part where kind = 'channel'
    union all
    select l.entry, l.target, 1, l.position from entry_links l join records r on r.record = l.target
    where l.field = 'via' and r.kind = 'channel'
    union all
    select f.entry, f.target, 1, f.position from entry_fields f join records r on r.record = f.target
    where f.key = 'via' and r.kind = 'channel'
) group by entry, record;
create index uses_entry on uses (entry);

-- Somebody came to me: no machine, and of a response more than a like.
create table comes_in as
select entry from item
where not automatic and (way = 'in' or way = 'response' and depth not in ('', 'like'));

-- Campaigns, with what their file says and what they have from their organization.
create table campaign as
select r.record, r.id, r.name, r.position as place,
       coalesce((select text from properties p where p.record = r.record and key = 'pipeline'),
           (select text from properties p join records m using (record)
            where m.kind = 'profile' and key = 'pipeline'), 'job') as pipeline,
       (select text from properties p where p.record = r.record and key = 'scope') as stated_scope,
       (select text from properties p where p.record = r.record and key = 'industry') as industry,
       (select text from properties p where p.record = r.record and key = 'title') as title,
       exists (select 1 from properties p where p.record = r.record and key = 'organization')
           as names_organization,
       (select target from properties p join records o on o.record = p.target
        where p.record = r.record and key = 'organization' and o.kind = 'organization')
           as organization,
       (select number from properties p where p.record = r.record and key = 'value') as value,
       (select unit from properties p where p.record = r.record and key = 'value') as currency,
       (select text from properties p where p.record = r.record and key = 'origin') as origin,
       (select target from properties p where p.record = r.record and key = 'via') as via,
       (select day from properties p where p.record = r.record and key = 'closes') as closes
from records r where r.kind = 'campaign';
create index campaign_record on campaign (record);

create table decider as
select c.record as campaign, r.record as contact
from campaign c join properties p on p.key = 'decision-maker'
 and p.record = case when exists (select 1 from properties q where q.record = c.record
                                  and q.key = 'decision-maker') then c.record else c.organization end
join records r on r.record = p.target and r.kind = 'contact';

-- Their people: whom the campaign names by role, who decides, and the contacts of its organization.
create table people as
select p.record as campaign, r.record as contact from properties p join records r on r.record = p.target
where p.key in ('decision-maker', 'recruiter', 'influencers', 'gatekeepers') and r.kind = 'contact'
  and exists (select 1 from campaign c where c.record = p.record)
union select campaign, contact from decider
union
select c.record, r.record from campaign c join properties p on p.target = c.organization
join records r on r.record = p.record where p.key = 'organization' and r.kind = 'contact';

-- The stage lines that count by the day: up to the first that lies ahead of it.
create table line as
select s.record, s.position, s.stage, s.day, p.pipeline, p.kind, p.position as height,
       p.early, p.probability, p.stall, p.ends_search,
       1 + (select count(*) from stages e join pipelines q on q.stage = e.stage
             and q.pipeline = coalesce(c.pipeline, case when r.kind = 'skill' then 'skill' else 'advocate' end)
            where e.record = s.record and e.position <= s.position and e.position > 0
              and q.kind = 'reopened') as episode
from stages s join records r using (record) left join campaign c using (record)
left join pipelines p on p.stage = s.stage
 and p.pipeline = coalesce(c.pipeline, case when r.kind = 'skill' then 'skill' else 'advocate' end)
where not exists (select 1 from stages e where e.record = s.record and e.position <= s.position
                  and e.day > (select day from today));
create index line_record on line (record);

-- Where each record stands: its last line that names a stage of its pipeline.
create table stands as
select l.*, l.kind in ('open', 'reopened') as is_open from line l
where l.kind is not null and l.position = (
    select max(position) from line m where m.record = l.record and m.kind is not null);
create index stands_record on stands (record);

create table open_campaign as
select c.*, s.stage, s.kind, s.height, s.early, s.probability, s.stall, s.day as since, s.episode
from campaign c join stands s using (record) where s.is_open;

-- Nothing is open, and something was won that ends a search: one job does, one client does not.
create table won_search as
select not exists (select 1 from open_campaign)
   and exists (select 1 from campaign join stands using (record) where stands.ends_search) as won;

-- Each episode: from its reopening (the first: from ever) to the day before the next. Who has no
-- stage yet is in their first.
create table episode as
select c.record as campaign, l.episode,
       case when l.episode > 1 then min(l.day) end as begins,
       (select min(day) from line m where m.record = c.record and m.episode = l.episode + 1) as until
from campaign c join line l using (record) group by c.record, l.episode
union all
select c.record, 1, null, null from campaign c
where not exists (select 1 from line l where l.record = c.record);

-- Exchanges with each contact, oldest first: a conversation, or a way out and a way in close
-- together, each used once. `outs` and `ins` are the days still waiting for the other half.
create table word as
select t.record as contact, i.entry, i.day,
       case when i.way = 'two' then 'two' when c.entry is not null then 'in' else 'out' end as way,
       row_number() over (partition by t.record order by i.entry) as turn
from takes_part t join item i using (entry) left join comes_in c using (entry)
where t.kind = 'contact' and i.done and not i.automatic
  and (i.way in ('two', 'out') or c.entry is not null);
create index word_turn on word (contact, turn);
create table exchange as
with recursive told(contact, turn, day, made, outs, ins) as (
    select distinct contact, 0, null, 0, '[]', '[]' from word
    union all
    select t.contact, w.turn, w.day,
           w.way = 'two'
           or w.way = 'in' and w.day - coalesce(json_extract(t.outs, '$[#-1]'), -1000) <= p.value
           or w.way = 'out' and w.day - coalesce(json_extract(t.ins, '$[#-1]'), -1000) <= p.value,
           case when w.way = 'out'
                 and w.day - coalesce(json_extract(t.ins, '$[#-1]'), -1000) > p.value
                then json_insert(t.outs, '$[#]', w.day)
                when w.way = 'in'
                 and w.day - coalesce(json_extract(t.outs, '$[#-1]'), -1000) <= p.value
                then json_remove(t.outs, '$[#-1]') else t.outs end,
           case when w.way = 'in'
                 and w.day - coalesce(json_extract(t.outs, '$[#-1]'), -1000) > p.value
                then json_insert(t.ins, '$[#]', w.day)
                when w.way = 'out'
                 and w.day - coalesce(json_extract(t.ins, '$[#-1]'), -1000) <= p.value
                then json_remove(t.ins, '$[#-1]') else t.ins end
    from told t join word w on w.contact = t.contact and w.turn = t.turn + 1
    join settings p on p.name = 'dialog_pair'
)
select contact, turn, day from told where made;
create index exchange_contact on exchange (contact);

create table silent_window as
select not exists (select 1 from item where in_window) as silent;

-- An agreed next date, read from `next` (a date alone).
create table agreed as
select f.entry, cast(julianday(trim(f.value)) - 1721424.5 as integer) as day
from entry_fields f where f.key = 'next' and julianday(trim(f.value)) is not null;
create index agreed_entry on agreed (entry);

-- The sourced needs of each campaign by the day: its own; where it states none, its organization's.
create table own_need as
select c.record as campaign, n.position, n.name, n.must, n.level, n.source_target
from campaign c join needs n on n.owner = case when exists (
    select 1 from needs o where o.owner = c.record) then c.record else c.organization end
where coalesce(n.source, '') <> '' and coalesce(n.source_day <= (select day from today), 1);
create index own_need_campaign on own_need (campaign);

-- What passed between a campaign and me: what is on it and names one of their people, or nobody,
-- and what is on no campaign with one of them. Of a campaign that names none of its people anybody
-- is theirs who is on no list of advocates.
create table theirs as
select s.campaign, t.entry, t.record as contact from serves s join takes_part t using (entry)
where t.kind = 'contact' and (
    exists (select 1 from people p where p.campaign = s.campaign and p.contact = t.record)
    or not exists (select 1 from people p where p.campaign = s.campaign)
       and not exists (select 1 from stages l where l.record = t.record and l.day <= (
               select day from entries e where e.entry = t.entry)));
create index theirs_entry on theirs (entry);
create table between_us as
select campaign, entry from theirs
union
select campaign, entry from serves s
where not exists (select 1 from takes_part t where t.entry = s.entry and t.kind = 'contact')
union
select p.campaign, t.entry from people p join takes_part t on t.record = p.contact
where not exists (select 1 from serves s where s.entry = t.entry);
create index between_campaign on between_us (campaign);

-- Whether they value the offer, by day: what they said, and of one day the no.
create table valued as
select b.campaign, i.day, min(lower(trim(f.value)) = 'yes') as yes
from between_us b join item i using (entry) join entry_fields f using (entry)
where i.done and not i.automatic and i.way not in ('out', 'content', 'busy', 'off')
  and f.key = 'values-us' and lower(trim(f.value)) in ('yes', 'no')
group by b.campaign, i.day;

-- Results of each campaign: an interview, or a conversation with the decision-maker.
create table first_result as
select s.campaign, i.entry, i.day, i.kind
from serves s join item i using (entry)
where i.done and (i.kind = 'interview' or i.way = 'two' and not i.automatic and exists (
    select 1 from takes_part t join decider d on d.contact = t.record
    where t.entry = i.entry and d.campaign = s.campaign));

-- What was got or given, where it says what it was.
create table worth_it as
select entry, key, trim(value) as said from entry_fields
where key in ('got', 'gave') and lower(trim(value, ' .!')) not in ('', 'yes', 'no', 'something', '-');
create index worth_it_entry on worth_it (entry);
