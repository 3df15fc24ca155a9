#include "trainer/commands/recovery_words.h"

#include <algorithm>

namespace fv {
namespace {

long number(std::size_t n) { return static_cast<long>(n); }

std::string lost_in_words(const Recovery& recovery, const Words& words)
{
    constexpr std::size_t told_at_most = 20;
    if (recovery.lost.empty()) return words[recovery.lists_unreadable ? Word::recovered_may_be_lost : Word::recovered_nothing_lost].text() + '\n';
    std::string out = words.counted(recovery.lists_unreadable ? Word::recovered_lost_and_more : Word::recovered_lost, number(recovery.lost.size())) + '\n';
    for (std::size_t i = 0; i < std::min(told_at_most, recovery.lost.size()); ++i) {
        const LostEvent& lost = recovery.lost[i];
        out += "  " + words.with(Word::recovered_event, {{"kind", lost.kind.empty() ? words[Word::recovered_an_event].text() : lost.kind}, {"step", std::to_string(lost.step)}, {"about", lost.about.text()}}) + '\n';
    }
    if (recovery.lost.size() > told_at_most) out += "  " + words.counted(Word::recovered_more, number(recovery.lost.size() - told_at_most)) + '\n';
    return out;
}

}  // namespace

std::string told(const Recovery& recovery, const Words& words)
{
    std::string out = words[Word::recovered_heading].text() + '\n';
    out += words.with(Word::recovered_aside, {{"file", recovery.set_aside.string()}}) + '\n';
    out += words.counted(Word::recovered_kept, number(recovery.kept));
    if (recovery.from_backups > 0 && !recovery.backups.empty()) out += ' ' + words.counted(Word::recovered_from_backups, number(recovery.from_backups), {{"file", recovery.backups.front().filename().string()}});
    out += '\n' + lost_in_words(recovery, words);
    return out + (recovery.damage.empty() ? words[Word::recovered_empty].text() : words.with(Word::recovered_said, {{"said", recovery.damage}})) + '\n';
}

}  // namespace fv
