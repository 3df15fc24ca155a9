// The statements of sql/*.sql, compiled in. Private to this store and its tests.
//
// Standard SQL and ON CONFLICT, nothing that only one server has. {rows} stands for rows of parameters,
// {list} for a list of them.
#pragma once

#include <string_view>

namespace fv::pg_sql {

extern const std::string_view abouts_by_author, append_events, beginnings_naming, bury, changes, count_change, count_events, count_everywhere, hold_all_stripes, hold_stripe, drop_all_attempts, drop_attempts,
    events_about, events_by_id, ids_held, keep_attempts, keep_text, read_all, read_attempts, read_attempts_of, read_author,
    read_kind, schema_1, schema_number, sweep_abouts, sweep_authors, text_by_hash, text_hashes, tombstones, tombstones_among;

}  // namespace fv::pg_sql
