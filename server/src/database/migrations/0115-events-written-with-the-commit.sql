-- Events travel with the commit, in one round trip: as one value that quotes what it holds.

create function audit.add_events(events jsonb) returns void
  language plpgsql volatile set search_path = ''
  as $$ begin
    insert into audit.event (id, canonical, hash, signature, written)
      select e.id, e.canonical, decode(e.hash, 'hex'), decode(e.signature, 'hex'), e.written
      from jsonb_to_recordset(events) as e (id uuid, canonical text, hash text, signature text, written text);
    insert into audit.personal_text (event_id, name, key, content)
      select e.id, t.name, decode(t.key, 'hex'), t.content
      from jsonb_to_recordset(events) as e (id uuid, texts jsonb),
        jsonb_to_recordset(e.texts) as t (name text, key text, content text)
      where e.texts is not null;
  end $$;
comment on function audit.add_events(jsonb) is
  'Writes events, [{id, canonical, hash and signature in hex, written, texts: [{name, key in hex, content}]}], in the name and with the rights of who calls';
grant execute on function audit.add_events(jsonb) to congtam_app, congtam_jobs;
