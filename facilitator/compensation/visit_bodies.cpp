#include "facilitator/compensation/visit_bodies.h"

namespace fv {

Fields VisitFields::fields() const
{
    Fields out;
    const auto say = [&](const char* key, const std::optional<std::string>& value) {
        if (value) out.emplace_back(key, *value);
    };
    say("date", date);
    say("start", start);
    say("minutes", minutes);
    say("educators", educators);
    say("stage", stage);
    say("setting", setting);
    say("voluntary", voluntary);
    say("arranged_on", arranged_on);
    say("contract", contract);
    say("inside", inside);
    say("grade", grade);
    say("language", language);
    say("outcome", outcome);
    say("confirmed", confirmed);
    return out;
}

Fields VisitLogged::fields() const
{
    Fields out = VisitFields::fields();
    out.emplace_back("entered", entered);
    return out;
}

Fields VisitCorrected::fields() const
{
    Fields out = VisitFields::fields();
    out.emplace_back("on", on);
    return out;
}

Fields PeriodClosed::fields() const
{
    return {{"programme", programme}, {"version", version}, {"period", period}, {"from", from}, {"until", until}, {"on", on},
            {"sequence", sequence}, {"currency", currency}, {"count", count}, {"sum", sum}, {"sha256", sha256}, {"lines", lines}};
}

}  // namespace fv
