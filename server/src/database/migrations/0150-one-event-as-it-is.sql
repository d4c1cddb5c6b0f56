-- Most transactions write one event. Its values come as they are, not as a text within a text that is taken apart again.
create function audit.add_event(
  id uuid, canonical text, hash bytea, signature bytea, written text, names text[], keys text[], contents text[]
) returns void
  language plpgsql volatile
  as $$ begin
    insert into audit.event (id, canonical, hash, signature, written) values (id, canonical, hash, signature, written);
    if names <> '{}' then
      insert into audit.personal_text (event_id, name, key, content)
        select add_event.id, t.name, decode(t.key, 'hex'), t.content from unnest(names, keys, contents) as t (name, key, content);
    end if;
  end $$;
comment on function audit.add_event(uuid, text, bytea, bytea, text, text[], text[], text[]) is
  'Writes an event and its personal texts (names, keys in hex, contents), in the name and with the rights of who calls';
grant execute on function audit.add_event(uuid, text, bytea, bytea, text, text[], text[], text[]) to congtam_app, congtam_jobs;

-- Without rights of their own, asked several times in each transaction: the search path of the program is empty anyway (0129),
-- and setting it for each call cost more than what they do.
alter function access.remember(text, text) reset search_path;
alter function audit.take_written() reset search_path;
alter function audit.require_sealed() reset search_path;
alter function audit.require_unwritten() reset search_path;
