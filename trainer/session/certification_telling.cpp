#include "trainer/session/certification_telling.h"

#include <algorithm>
#include <array>

#include "trainer/session/telling.h"

namespace fv::telling {

Word word_for(RequirementState state)
{
    constexpr std::array words = {Word::state_missing, Word::state_in_progress, Word::state_expired, Word::state_done};
    return words[static_cast<std::size_t>(state)];
}

Word word_for(LevelStanding standing)
{
    constexpr std::array words = {Word::standing_not_begun, Word::standing_revoked, Word::standing_lapsed, Word::standing_under_way, Word::standing_in_grace, Word::standing_ready, Word::standing_certified};
    return words[static_cast<std::size_t>(standing)];
}

std::string standing(const LevelStatus& level, const Words& words)
{
    if (level.holding && level.standing == LevelStanding::certified) return words.with(Word::cert_until, {{"date", day(level.holding->until, words)}});
    if (level.holding && level.standing == LevelStanding::revoked) return words.with(Word::cert_ended, {{"date", day(*level.holding->ended, words)}});
    if (level.holding && level.standing == LevelStanding::in_grace) return words.with(Word::cert_grace_until, {{"date", day(level.holding->until, words)}, {"grace", day(*level.grace_ends, words)}});
    return words[word_for(level.standing)].text();
}

std::string part(PartStatus::What what, const std::string& key, const Programme& programme, const Framework& framework, const Words& words)
{
    switch (what) {
    case PartStatus::What::topic: {
        const auto named = programme.topics.find(key);
        if (named != programme.topics.end()) return std::string(named->second.in(words.language()));
        std::string plain = key;
        std::replace(plain.begin(), plain.end(), '-', ' ');
        return plain;
    }
    case PartStatus::What::stage: {
        const auto of = fv::stage(key);
        return of ? stage(*of, words) : key;
    }
    case PartStatus::What::theme: return themes({key}, words);
    case PartStatus::What::practice: {
        const auto of = core_practice(key);
        const auto found = of ? framework.practices.find(*of) : framework.practices.end();
        return found == framework.practices.end() ? key : std::string(found->second.name.in(words.language()));
    }
    case PartStatus::What::whole: break;
    }
    return {};
}

std::string step(const NextStep& step, const Programme& programme, const Framework& framework, const Words& words)
{
    const std::string what = part(step.what, step.key, programme, framework, words);
    const auto level = [&] {
        const Level* found = programme.level(step.key);
        return found == nullptr ? step.key : std::string(found->title.in(words.language()));
    };
    const auto counted = [&](Word word) { return words.counted(word, step.amount, {{"what", what}}); };
    switch (step.kind) {
    case NextStep::Kind::nothing: return {};
    case NextStep::Kind::attend: return counted(what.empty() ? Word::step_attend : Word::step_attend_topic);
    case NextStep::Kind::rehearse: return counted(what.empty() ? Word::step_rehearse : Word::step_rehearse_of);
    case NextStep::Kind::be_observed: return counted(Word::step_be_observed);
    case NextStep::Kind::reflect: return counted(Word::step_reflect);
    case NextStep::Kind::acknowledge: return words.with(Word::step_acknowledge, {{"what", what}});
    case NextStep::Kind::visit: return counted(Word::step_visit);
    case NextStep::Kind::lead: return counted(Word::step_lead);
    case NextStep::Kind::calibrate: return words[Word::step_calibrate].text();
    case NextStep::Kind::hold: return words.with(Word::step_hold, {{"what", level()}});
    case NextStep::Kind::wait: return words.with(Word::step_wait, {{"what", level()}, {"date", day(*step.on, words)}});
    case NextStep::Kind::be_signed: return counted(Word::step_be_signed);
    }
    return {};
}

}  // namespace fv::telling
