-- Who is tied with one result is asked by everybody at the minute of publication (app/routes/resultado).
create index selection_result_order on selection_result (run_id, pi_imss);
