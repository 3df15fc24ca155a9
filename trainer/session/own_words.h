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
/// The same where two educators play at one screen: after each question's field, one for the partner.
[[nodiscard]] std::vector<OwnWords> fields_for_two(std::span<const Question> questions, const AttemptRecord& record, const std::string& person);
/// Under what the partner's answer to a question is kept: `reflect-1/partner`.
[[nodiscard]] std::string partners_key(const std::string& key);
/// Keeps a draft. Nothing is recorded where it says what is already kept, or where the scenario has no such question.
[[nodiscard]] Changes keep_draft(const DraftChanged& draft, const Uuid& attempt, Session& session);
/// The drafts become answers, the partner's too; then comes `last`. All in one append.
void finish(std::span<const Question> questions, Happening last, const Uuid& attempt, const StandingAttempt& standing,
            Session& session);

}  // namespace fv::own_words
