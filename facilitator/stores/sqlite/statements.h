// The statements of sql/*.sql, compiled in. Private to this store and its tests.
#pragma once

#include <string_view>

namespace fv::sql {

extern const std::string_view schema_1, schema_2, append_event, count_events, event_by_id, read_all, read_about, read_kind, read_author, keep_attempt, drop_attempt,
    read_attempts, read_attempts_of, keep_text, text_by_hash, text_hashes, read_texts, tombstones, tombstone_by_id, bury, abouts_by_author,
    sweep_author, sweep_about;

}  // namespace fv::sql
