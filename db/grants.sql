-- What the app's role may do, written anew after each migration: nothing by
-- default, no DELETE outside working data, no UPDATE of evidence.
revoke all on all tables in schema public from efiser_app;
grant usage on schema public to efiser_app;
grant execute on all functions in schema public to efiser_app;
grant usage on all sequences in schema public to efiser_app;
grant select on all tables in schema public to efiser_app;
grant insert on audit_event, answer_history, answer_quarantine, acta, form, form_key, form_item, selection_identity,
  selection_result, cutoff to efiser_app;
grant insert, update on person, account, convocatoria, sede, course, turno, exam, seat_pool, candidate, grade_mark,
  publication, item, item_option, item_key, attempt, answer, mark, selection_run, award, letter to efiser_app;
grant insert, update, delete on role_grant, session, preference, course_prerequisite, exam_item to efiser_app;
grant update on demo_clock to efiser_app;
