// The statements of sql/*.sql, compiled in. Private to this store and its tests.
#pragma once

#include <string_view>

namespace fv::sql {

extern const std::string_view schema_1, append_event, event_by_id, read_all, read_about, read_kind, keep_text, text_by_hash, read_texts,
    tombstones, bury, sweep_authors, sweep_subjects;

}  // namespace fv::sql
