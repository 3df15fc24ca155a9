// Questions answered in one's own words, before and after a visit: what prepare and reflect share.
// Private to session.
#pragma once

#include <span>
#include <vector>

#include "trainer/session/session.h"
#include "trainer/views/prepare.h"

namespace fv::own_words {

/// Each question with the draft, else the answer, kept so far.
[[nodiscard]] std::vector<OwnWords> fields(std::span<const Question> questions, const AttemptRecord& record);
/// Keeps a draft. Nothing is recorded where it says what is already kept, or where the scenario has no such question.
[[nodiscard]] Changes keep_draft(const DraftChanged& draft, const Uuid& attempt, Session& session);
/// The drafts become answers; then comes `last`. All in one append.
void finish(std::span<const Question> questions, Happening last, const Uuid& attempt, const StandingAttempt& standing,
            Session& session);

}  // namespace fv::own_words
