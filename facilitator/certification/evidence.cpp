#include "facilitator/certification/evidence.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "facilitator/certification/certification_bodies.h"

namespace fv {
namespace {

constexpr std::array<std::string_view, 16> kinds = {
    ProgrammeBegun::kind, TrainingAttended::kind, RolePlayObserved::kind, PracticeAcknowledged::kind, WorkshopLed::kind, RaterCalibrated::kind,
    TrainingClaimed::kind, ClaimFiled::kind, ClaimDecided::kind, EvidenceWithdrawn::kind, SignedOff::kind, SignOffRevoked::kind,
    CertificateIssued::kind, CertificateRevoked::kind, LevelRecognised::kind, RecognitionEnded::kind};

template <class Number>
std::optional<Number> number(const std::optional<std::string>& text)
{
    Number value{};
    if (!text) return std::nullopt;
    const auto [rest, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (error != std::errc{} || rest != text->data() + text->size()) return std::nullopt;
    return value;
}

std::optional<Day> day(const std::optional<std::string>& text)
{
    const auto date = text ? parse_date(*text) : std::nullopt;
    return date ? std::optional<Day>(Day{*date}) : std::nullopt;
}

/// Of several days on which something ended, the first.
void end(std::optional<Day>& ended, Day on)
{
    if (!ended || on < *ended) ended = on;
}

class Fold {
public:
    Fold(const Joins& joins, const SignatureFits& fits) : joins_(joins), fits_(fits) {}

    /// What takes something back, from anywhere in the events.
    void take_back(const Event& event)
    {
        const SaidFields said(event);
        const auto is = [&](std::string_view kind) { return event.kind == kind; };
        if (is(EvidenceWithdrawn::kind)) {
            if (const auto evidence = said.id("evidence")) withdrawn_.insert(*evidence);
        } else if (is(SignOffRevoked::kind) || is(CertificateRevoked::kind) || is(RecognitionEnded::kind)) {
            const auto what = said.id(is(SignOffRevoked::kind) ? "sign_off" : is(CertificateRevoked::kind) ? "certificate" : "recognition");
            const auto on = day(said.text("on"));
            if (!what || !on || (!is(RecognitionEnded::kind) && !fits_(event))) return;
            const auto [known, is_first] = ended_.try_emplace(*what, *on, said.text("reason").value_or(said.text("why").value_or("")));
            if (!is_first && *on < known->second.first) known->second = {*on, said.text("reason").value_or(said.text("why").value_or(""))};
        } else if (is(ClaimDecided::kind)) {
            if (const auto claim = said.id("claim")) decided_[*claim] = &event;  // in the order of replay: the last stands
        } else if (is(ClaimFiled::kind)) {
            if (const auto claim = said.id("claim")) filed_[*claim] = {said.text("name").value_or(""), said.text("type").value_or("")};
        }
    }

    void take(const Event& event)
    {
        if (withdrawn_.contains(event.id)) return;
        const SaidFields said(event);
        if (!said.readable()) return;
        const auto is = [&](std::string_view kind) { return event.kind == kind; };
        if (is(ProgrammeBegun::kind)) return begun(event, said);
        if (is(CertificateIssued::kind) || is(LevelRecognised::kind)) return held(event, said);
        const auto on = day(said.text("on"));
        if (!on) return;
        Evidence& of = all_[joins_.of(event.about)];
        const Recorded recorded{event.id, *on, said_by(said)};
        if (is(TrainingAttended::kind)) training(of, recorded, said);
        else if (is(RolePlayObserved::kind)) observed(of, recorded, said, event);
        else if (is(PracticeAcknowledged::kind)) practice(of, recorded, said);
        else if (is(WorkshopLed::kind)) of.workshops.push_back({recorded, said.text("title").value_or(""), said.text("part").value_or("")});
        else if (is(RaterCalibrated::kind)) calibrated(of, recorded, said);
        else if (is(TrainingClaimed::kind)) claimed(of, recorded, said, event);
        else if (is(SignedOff::kind)) signed_off(of, recorded, said, event);
    }

    EvidenceOfAll result() { return std::move(all_); }

private:
    [[nodiscard]] Uuid said_by(const SaidFields& said) const
    {
        const auto by = said.id("by");
        return by ? joins_.of(*by) : Uuid{};
    }

    void begun(const Event& event, const SaidFields& said)
    {
        const auto version = number<int>(said.text("version"));
        const auto programme = said.text("programme"), hash = said.text("hash");
        if (version && programme && hash) all_[joins_.of(event.about)].begun.push_back({*programme, *hash, *version, event.at});
    }

    void held(const Event& event, const SaidFields& said)
    {
        const bool recognised = event.kind == LevelRecognised::kind;
        const auto id = recognised ? std::optional<Uuid>(event.id) : said.id("certificate");
        const auto from = day(said.text("from")), until = day(said.text("until"));
        const auto level = said.text("level");
        if (!id || !from || !until || !level || (!recognised && !fits_(event))) return;
        Holding holding{.id = *id, .event = event.id, .level = *level, .programme = said.text("programme").value_or(""), .version = number<int>(said.text("version")).value_or(0), .on = day(said.text("on")).value_or(*from), .from = *from, .until = *until,
                        .ended = {}, .reason = {}, .by = said_by(said), .recognised = recognised, .credential = said.text("credential").value_or(""), .code = said.text("code").value_or("")};
        if (const auto ended = ended_.find(*id); ended != ended_.end()) {
            holding.ended = ended->second.first;
            holding.reason = ended->second.second;
        }
        all_[joins_.of(event.about)].holdings.push_back(std::move(holding));
    }

    static void training(Evidence& of, const Recorded& recorded, const SaidFields& said)
    {
        const auto minutes = number<int>(said.text("minutes"));
        const auto topic = said.text("topic");
        if (minutes && *minutes > 0 && topic) of.trainings.push_back({recorded, *topic, {}, *minutes, said.text("title").value_or("")});
    }

    /// Nobody rates their own role-play, nor one that they played in.
    void observed(Evidence& of, const Recorded& recorded, const SaidFields& said, const Event& event)
    {
        const auto ratings = parse_ratings(said.text("ratings").value_or(""));
        const Uuid partner = joins_.of(said.id("partner").value_or(Uuid{}));
        if (!ratings || recorded.by.is_nil() || recorded.by == joins_.of(event.about) || recorded.by == partner) return;
        of.observed.push_back({recorded, *ratings, partner});
    }

    static void practice(Evidence& of, const Recorded& recorded, const SaidFields& said)
    {
        const auto practice = core_practice(said.text("practice").value_or(""));
        if (practice) of.practices.push_back({recorded, *practice, said.text("text").value_or("")});
    }

    static void calibrated(Evidence& of, const Recorded& recorded, const SaidFields& said)
    {
        const auto agreement = number<double>(said.text("agreement"));
        const auto role_plays = number<int>(said.text("role_plays"));
        if (agreement && role_plays) of.calibrations.push_back({recorded, *agreement, *role_plays});
    }

    void claimed(Evidence& of, const Recorded& recorded, const SaidFields& said, const Event& event)
    {
        Claim claim{.event = event.id, .person = joins_.of(event.about), .on = recorded.on, .level = said.text("level").value_or(""), .requirement = said.text("requirement").value_or(""), .what = said.text("what").value_or(""),
                    .equivalent = said.text("equivalent").value_or(""), .minutes = number<int>(said.text("minutes")).value_or(0), .file_name = {}, .file_type = {}, .answer = {}, .why = {}, .decided_by = {}};
        if (const auto filed = filed_.find(event.id); filed != filed_.end()) {
            claim.file_name = filed->second.first;
            claim.file_type = filed->second.second;
        }
        if (const auto decided = decided_.find(event.id); decided != decided_.end() && !withdrawn_.contains(decided->second->id)) {
            const SaidFields answer(*decided->second);
            const Uuid by = said_by(answer);
            if (by != claim.person) {  // nobody decides their own
                claim.answer = answer.text("answer") == "accepted" ? Claim::Answer::accepted : Claim::Answer::refused;
                claim.why = answer.text("why").value_or("");
                claim.decided_by = by;
                if (claim.answer == Claim::Answer::accepted)
                    of.trainings.push_back({Recorded{event.id, claim.on, by}, {}, claim.requirement, number<int>(answer.text("minutes")).value_or(claim.minutes), claim.what});
            }
        }
        of.claims.push_back(std::move(claim));
    }

    /// Nobody signs for themselves.
    void signed_off(Evidence& of, const Recorded& recorded, const SaidFields& said, const Event& event)
    {
        const auto level = said.text("level"), requirement = said.text("requirement");
        if (!level || !requirement || recorded.by.is_nil() || recorded.by == joins_.of(event.about) || !fits_(event)) return;
        SignOffProof proof{recorded, *level, *requirement, said.text("programme").value_or(""), number<int>(said.text("version")).value_or(0), {}};
        if (const auto ended = ended_.find(event.id); ended != ended_.end()) end(proof.revoked, ended->second.first);
        of.sign_offs.push_back(std::move(proof));
    }

    const Joins& joins_;
    const SignatureFits& fits_;
    std::set<Uuid> withdrawn_;
    std::map<Uuid, std::pair<Day, std::string>> ended_;
    std::map<Uuid, const Event*> decided_;
    std::map<Uuid, std::pair<std::string, std::string>> filed_;
    EvidenceOfAll all_;
};

}  // namespace

double ObservedProof::mean() const
{
    double sum = 0;
    for (const auto& [competency, rating] : ratings) sum += rating;
    return ratings.empty() ? 0.0 : sum / static_cast<double>(ratings.size());
}

int PracticeProof::words() const
{
    int count = 0;
    bool inside = false;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank && !inside) ++count;
        inside = !blank;
    }
    return count;
}

std::optional<std::map<std::string, int>> parse_ratings(std::string_view text)
{
    std::map<std::string, int> ratings;
    while (!text.empty()) {
        const std::string_view one = text.substr(0, text.find('+'));
        text.remove_prefix(std::min(one.size() + 1, text.size()));
        const std::size_t equals = one.find('=');
        if (equals == std::string_view::npos || equals == 0) return std::nullopt;
        const auto rating = number<int>(std::string(one.substr(equals + 1)));
        if (!rating || *rating < lowest_rating || *rating > highest_rating) return std::nullopt;
        if (!ratings.emplace(one.substr(0, equals), *rating).second) return std::nullopt;
    }
    if (ratings.empty()) return std::nullopt;
    return ratings;
}

std::span<const std::string_view> certification_kinds() { return kinds; }

EvidenceOfAll evidence_of(std::vector<Event> events, const Joins& joins, const SignatureFits& fits)
{
    std::sort(events.begin(), events.end(), comes_before);
    Fold fold(joins, fits);
    for (const Event& event : events) fold.take_back(event);
    for (const Event& event : events) fold.take(event);
    return fold.result();
}

}  // namespace fv
