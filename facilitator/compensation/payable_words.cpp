// The words of reasons and of what mends them.
#include <array>

#include "facilitator/compensation/payable.h"

namespace fv {
namespace {

struct CodeWord {
    std::string_view word;
    Mend mend;
};
/// In the order of ReasonCode.
constexpr std::array<CodeWord, reason_count> codes = {{
    {"not-certified", Mend::certify}, {"certified-later", Mend::visit_later}, {"expired", Mend::renew}, {"module-missing", Mend::certify},
    {"not-voluntary", Mend::ask_first}, {"not-arranged", Mend::arrange_before}, {"alone", Mend::go_in_pairs}, {"contract-time", Mend::outside_contract},
    {"no-reflection", Mend::reflect_in_time}, {"duplicate", Mend::withdraw_one}, {"overlap", Mend::mend_times}, {"late-entry", Mend::enter_in_time},
    {"no-show", Mend::confirm}, {"over-cap", Mend::raise_cap}, {"no-rate", Mend::add_rate}, {"no-period", Mend::add_term}, {"erased", Mend::close_before_erasing},
}};
/// In the order of Mend.
constexpr std::array<std::string_view, 16> mends = {"certify", "visit-later", "renew", "ask-first", "arrange-before", "go-in-pairs", "outside-contract", "reflect-in-time",
                                                    "withdraw-one", "mend-times", "enter-in-time", "confirm", "raise-cap", "add-rate", "add-term", "close-before-erasing"};

}  // namespace

std::string_view word_of(ReasonCode code) { return codes[static_cast<std::size_t>(code)].word; }
Mend mend_of(ReasonCode code) { return codes[static_cast<std::size_t>(code)].mend; }
std::string_view word_of(Mend mend) { return mends[static_cast<std::size_t>(mend)]; }

std::string code_text(const Reason& reason, const std::function<std::string(const Uuid&)>& whom)
{
    std::string out(word_of(reason.code));
    if (reason.code == ReasonCode::not_certified) out += ":" + whom(reason.educator);
    return out;
}

}  // namespace fv
